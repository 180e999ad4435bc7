# unseen values: ignores values that training never saw
import math
from collections import Counter, deque


class DriftMonitor:
    def __init__(self, reference, window, alpha):
        self.r, self.w, self.a, self.d = reference, window, alpha, deque(maxlen=window)

    def add(self, value):
        if value in self.r:
            self.d.append(value)

    def _terms(self):
        b, out, c = len(self.r), {}, Counter(self.d)
        for name, r in self.r.items():
            p = (c[name] + self.a) / (len(self.d) + self.a * b)
            q = (r + self.a) / (sum(self.r.values()) + self.a * b)
            out[name] = (p - q) * math.log(p / q)
        return out

    def psi(self):
        return sum(self._terms().values()) if len(self.d) >= self.w else None

    def worst(self, k):
        t = self._terms()
        return sorted(t, key=lambda n: (-t[n], n))[:k] if len(self.d) >= self.w else []
