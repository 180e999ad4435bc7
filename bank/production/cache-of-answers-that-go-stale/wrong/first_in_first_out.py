# least recently used: evicts the oldest put, whatever was read since
class AnswerCache:
    def __init__(self, capacity, ttl):
        self.c, self.ttl, self.d = capacity, ttl, {}

    def _purge(self, now):
        self.d = {k: e for k, e in self.d.items() if now - e[1] < self.ttl}

    def put(self, key, value, now):
        self._purge(now)
        out = None
        if key in self.d:
            del self.d[key]
        elif len(self.d) >= self.c:
            out = next(iter(self.d))
            del self.d[out]
        self.d[key] = (value, now)
        return out

    def get(self, key, now):
        self._purge(now)
        return self.d[key][0] if key in self.d else None

    def size(self, now):
        self._purge(now)
        return len(self.d)
