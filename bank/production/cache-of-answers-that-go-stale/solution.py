from collections import OrderedDict, deque


class AnswerCache:
    def __init__(self, capacity, ttl):
        self.capacity = capacity
        self.ttl = ttl
        self.entries = OrderedDict()
        self.puts = deque()

    def _drop_dead(self, now):
        while self.puts and now - self.puts[0][0] >= self.ttl:
            time, key = self.puts.popleft()
            if key in self.entries and self.entries[key][0] == time:
                del self.entries[key]

    def put(self, key, value, now):
        self._drop_dead(now)
        evicted = None
        if key not in self.entries and len(self.entries) == self.capacity:
            evicted, _ = self.entries.popitem(last=False)
        self.entries[key] = (now, value)
        self.entries.move_to_end(key)
        self.puts.append((now, key))
        return evicted

    def get(self, key, now):
        self._drop_dead(now)
        if key not in self.entries:
            return None
        self.entries.move_to_end(key)
        return self.entries[key][1]

    def size(self, now):
        self._drop_dead(now)
        return len(self.entries)
