# putting again: evicts another entry when a key that is there is put again
class AnswerCache:
    def __init__(self, capacity, ttl):
        self.c, self.ttl, self.d = capacity, ttl, {}

    def _purge(self, now):
        self.d = {k: e for k, e in self.d.items() if now - e[1] < self.ttl}

    def put(self, key, value, now):
        self._purge(now)
        out = None
        if len(self.d) >= self.c:
            out = next(iter(self.d))
            del self.d[out]
        self.d.pop(key, None)
        self.d[key] = (value, now)
        return out

    def get(self, key, now):
        self._purge(now)
        if key not in self.d:
            return None
        self.d[key] = self.d.pop(key)
        return self.d[key][0]

    def size(self, now):
        self._purge(now)
        return len(self.d)
