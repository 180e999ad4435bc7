# examples: adds alpha to the counts and not to their sum
import math
from collections import Counter, deque


class DriftMonitor:
    def __init__(self, reference, window, alpha):
        self.r, self.w, self.a, self.d = {**reference, "other": 0}, window, alpha, deque(maxlen=window)

    def add(self, value):
        self.d.append(value if value in self.r else "other")

    def _terms(self):
        out, c = {}, Counter(self.d)
        for name, r in self.r.items():
            p = (c[name] + self.a) / len(self.d)
            q = (r + self.a) / sum(self.r.values())
            out[name] = (p - q) * math.log(p / q)
        return out

    def psi(self):
        return sum(self._terms().values()) if len(self.d) >= self.w else None

    def worst(self, k):
        t = self._terms() if self.d else {}
        return sorted(t, key=lambda n: (-t[n], n))[:k] if len(self.d) >= self.w else []
