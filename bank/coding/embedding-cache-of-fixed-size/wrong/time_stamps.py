# growth: stores the time of the last use and searches the smallest one when it must drop
class EmbeddingCache:
    def __init__(self, capacity):
        self.capacity, self.data, self.used, self.clock = capacity, {}, {}, 0

    def _use(self, key):
        self.clock += 1
        self.used[key] = self.clock

    def get(self, key):
        if key in self.data:
            self._use(key)
        return self.data.get(key)

    def put(self, key, value):
        self.data[key] = value
        self._use(key)
        if len(self.data) > self.capacity:
            old = min(self.used, key=self.used.get)
            del self.used[old], self.data[old]
            return old
        return None

    def keys(self):
        return sorted(self.used, key=self.used.get, reverse=True)
