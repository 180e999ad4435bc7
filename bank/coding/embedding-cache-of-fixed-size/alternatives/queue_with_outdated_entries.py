# A queue of (key, number of use); outdated entries are thrown away when they come to the front.
from collections import deque


class EmbeddingCache:
    def __init__(self, capacity):
        self.capacity = capacity
        self.values, self.last = {}, {}
        self.queue, self.clock = deque(), 0

    def _touch(self, key):
        self.clock += 1
        self.last[key] = self.clock
        self.queue.append((key, self.clock))

    def get(self, key):
        if key not in self.values:
            return None
        self._touch(key)
        return self.values[key]

    def put(self, key, value):
        self.values[key] = value
        self._touch(key)
        if len(self.values) <= self.capacity:
            return None
        while True:
            oldest, when = self.queue.popleft()
            if self.last.get(oldest) == when:
                del self.values[oldest], self.last[oldest]
                return oldest

    def keys(self):
        return sorted(self.last, key=lambda key: -self.last[key])
