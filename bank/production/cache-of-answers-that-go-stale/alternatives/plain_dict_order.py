# A plain dict in the order of use, and another in the order of puts.
class AnswerCache:
    def __init__(self, capacity, ttl):
        self.n, self.ttl = capacity, ttl
        self.use, self.born = {}, {}

    def _purge(self, now):
        for key in list(self.born):
            if self.born[key] + self.ttl > now:
                break
            del self.born[key], self.use[key]

    def put(self, key, value, now):
        self._purge(now)
        out = None
        if key in self.use:
            del self.use[key], self.born[key]
        elif len(self.use) >= self.n:
            out = next(iter(self.use))
            del self.use[out], self.born[out]
        self.use[key], self.born[key] = value, now
        return out

    def get(self, key, now):
        self._purge(now)
        if key in self.use:
            self.use[key] = self.use.pop(key)
        return self.use.get(key)

    def size(self, now):
        self._purge(now)
        return len(self.born)
