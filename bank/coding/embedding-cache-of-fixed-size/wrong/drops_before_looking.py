# overwriting: makes room in a full cache before it looks whether the key is there
class EmbeddingCache:
    def __init__(self, capacity):
        self.capacity, self.data = capacity, {}

    def get(self, key):
        if key not in self.data:
            return None
        self.data[key] = self.data.pop(key)
        return self.data[key]

    def put(self, key, value):
        old = None
        if len(self.data) == self.capacity:
            old = next(iter(self.data))
            del self.data[old]
        self.data.pop(key, None)
        self.data[key] = value
        return old

    def keys(self):
        return list(self.data)[::-1]
