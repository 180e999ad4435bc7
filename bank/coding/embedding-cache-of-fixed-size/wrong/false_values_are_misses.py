# dropping: takes a stored 0 or an empty text for a miss
class EmbeddingCache:
    def __init__(self, capacity):
        self.capacity, self.data = capacity, {}

    def get(self, key):
        value = self.data.pop(key, None)
        if value:
            self.data[key] = value
            return value
        return None

    def put(self, key, value):
        self.data.pop(key, None)
        self.data[key] = value
        if len(self.data) > self.capacity:
            old = next(iter(self.data))
            del self.data[old]
            return old
        return None

    def keys(self):
        return list(self.data)[::-1]
