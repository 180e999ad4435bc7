# overwriting: stores a new value but leaves the entry where it was
class EmbeddingCache:
    def __init__(self, capacity):
        self.capacity, self.data = capacity, {}

    def get(self, key):
        if key not in self.data:
            return None
        self.data[key] = self.data.pop(key)
        return self.data[key]

    def put(self, key, value):
        self.data[key] = value
        if len(self.data) > self.capacity:
            old = next(iter(self.data))
            del self.data[old]
            return old
        return None

    def keys(self):
        return list(self.data)[::-1]
