# A ring buffer of bin numbers and precomputed logarithms of training shares.
import math


class DriftMonitor:
    def __init__(self, reference, window, alpha):
        self.names = sorted(reference) + ["other"]
        self.place = {n: i for i, n in enumerate(self.names)}
        r = [reference.get(n, 0) for n in self.names]
        b = len(r)
        self.q = [(x + alpha) / (sum(r) + alpha * b) for x in r]
        self.base, self.alpha = window + alpha * b, alpha
        self.ring, self.seen, self.c = [None] * window, 0, [0] * b

    def add(self, value):
        slot = self.seen % len(self.ring)
        if self.ring[slot] is not None:
            self.c[self.ring[slot]] -= 1
        self.ring[slot] = self.place.get(value, len(self.c) - 1)
        self.c[self.ring[slot]] += 1
        self.seen += 1

    def _each(self):
        for name, c, q in zip(self.names, self.c, self.q):
            p = (c + self.alpha) / self.base
            yield (p - q) * (math.log(p) - math.log(q)), name

    def psi(self):
        return math.fsum(t for t, _ in self._each()) if self.seen >= len(self.ring) else None

    def worst(self, k):
        if self.seen < len(self.ring):
            return []
        return [name for _, name in sorted(self._each(), key=lambda pair: (-round(pair[0], 12), pair[1]))][:k]
