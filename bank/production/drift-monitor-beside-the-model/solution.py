import math
from collections import deque


class DriftMonitor:
    def __init__(self, reference, window, alpha):
        self.window = window
        self.alpha = alpha
        self.training = {**reference, "other": 0}
        self.counts = dict.fromkeys(self.training, 0)
        self.recent = deque()

    def add(self, value):
        name = value if value in self.training else "other"
        self.recent.append(name)
        self.counts[name] += 1
        if len(self.recent) > self.window:
            self.counts[self.recent.popleft()] -= 1

    def _terms(self):
        shares = []
        for counts in (self.counts, self.training):
            total = sum(counts.values()) + self.alpha * len(counts)
            shares.append({name: (count + self.alpha) / total for name, count in counts.items()})
        live, training = shares
        return {name: (live[name] - training[name]) * math.log(live[name] / training[name]) for name in live}

    def psi(self):
        if len(self.recent) < self.window:
            return None
        return sum(self._terms().values())

    def worst(self, k):
        if len(self.recent) < self.window:
            return []
        terms = self._terms()
        return sorted(terms, key=lambda name: (-terms[name], name))[:k]
