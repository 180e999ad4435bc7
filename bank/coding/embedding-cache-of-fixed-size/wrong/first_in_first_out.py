# reading: drops the entry that was stored first; reading does not make it fresh
class EmbeddingCache:
    def __init__(self, capacity):
        self.capacity, self.data = capacity, {}

    def get(self, key):
        return self.data.get(key)

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
