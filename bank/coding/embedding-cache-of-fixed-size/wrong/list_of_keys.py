# growth: keeps the order of use in a list and searches it at each use
class EmbeddingCache:
    def __init__(self, capacity):
        self.capacity, self.data, self.order = capacity, {}, []

    def get(self, key):
        if key not in self.data:
            return None
        self.order.remove(key)
        self.order.append(key)
        return self.data[key]

    def put(self, key, value):
        if key in self.data:
            self.order.remove(key)
        self.order.append(key)
        self.data[key] = value
        if len(self.order) > self.capacity:
            old = self.order.pop(0)
            del self.data[old]
            return old
        return None

    def keys(self):
        return self.order[::-1]
