# sliding window: never lets old events go
import math
from collections import Counter


class DriftMonitor:
    def __init__(self, reference, window, alpha):
        self.r, self.w, self.a, self.c, self.n = {**reference, "other": 0}, window, alpha, Counter(), 0

    def add(self, value):
        self.c[value if value in self.r else "other"] += 1
        self.n += 1

    def _terms(self):
        b, out = len(self.r), {}
        for name, r in self.r.items():
            p = (self.c[name] + self.a) / (self.n + self.a * b)
            q = (r + self.a) / (sum(self.r.values()) + self.a * b)
            out[name] = (p - q) * math.log(p / q)
        return out

    def psi(self):
        return sum(self._terms().values()) if self.n >= self.w else None

    def worst(self, k):
        t = self._terms()
        return sorted(t, key=lambda n: (-t[n], n))[:k] if self.n >= self.w else []
