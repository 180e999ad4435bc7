# dead entries: drops dead entries only when they are read
class AnswerCache:
    def __init__(self, capacity, ttl):
        self.c, self.ttl, self.d = capacity, ttl, {}

    def put(self, key, value, now):
        out = None
        if key in self.d:
            del self.d[key]
        elif len(self.d) >= self.c:
            out = next(iter(self.d))
            del self.d[out]
        self.d[key] = (value, now)
        return out

    def get(self, key, now):
        if key not in self.d:
            return None
        value, t = self.d.pop(key)
        if now - t >= self.ttl:
            return None
        self.d[key] = (value, t)
        return value

    def size(self, now):
        return sum(now - t < self.ttl for _, t in self.d.values())
