# worst bins: ranks bins by how much their share grew
import math
from collections import Counter, deque


class DriftMonitor:
    def __init__(self, reference, window, alpha):
        self.r, self.w, self.a, self.d = {**reference, "other": 0}, window, alpha, deque(maxlen=window)

    def add(self, value):
        self.d.append(value if value in self.r else "other")

    def _pairs(self):
        b, out, c = len(self.r), {}, Counter(self.d)
        for name, r in self.r.items():
            p = (c[name] + self.a) / (len(self.d) + self.a * b)
            q = (r + self.a) / (sum(self.r.values()) + self.a * b)
            out[name] = p, q
        return out

    def psi(self):
        return sum((p - q) * math.log(p / q) for p, q in self._pairs().values()) if len(self.d) >= self.w else None

    def worst(self, k):
        t = {n: p - q for n, (p, q) in self._pairs().items()}
        return sorted(t, key=lambda n: (-t[n], n))[:k] if len(self.d) >= self.w else []
