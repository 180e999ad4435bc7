# before the window is full: gives an index after the first event
import math
from collections import Counter, deque


class DriftMonitor:
    def __init__(self, reference, window, alpha):
        self.r, self.w, self.a, self.d = {**reference, "other": 0}, window, alpha, deque(maxlen=window)

    def add(self, value):
        self.d.append(value if value in self.r else "other")

    def _terms(self):
        b, out, c = len(self.r), {}, Counter(self.d)
        for name, r in self.r.items():
            p = (c[name] + self.a) / (len(self.d) + self.a * b)
            q = (r + self.a) / (sum(self.r.values()) + self.a * b)
            out[name] = (p - q) * math.log(p / q)
        return out

    def psi(self):
        return sum(self._terms().values()) if self.d else None

    def worst(self, k):
        t = self._terms()
        return sorted(t, key=lambda n: (-t[n], n))[:k] if self.d else []
