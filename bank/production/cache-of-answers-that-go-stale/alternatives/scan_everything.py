# A dictionary that is scanned at each call; a counter for the order of use.
class AnswerCache:
    def __init__(self, capacity, ttl):
        self.capacity, self.ttl, self.tick, self.data = capacity, ttl, 0, {}

    def _living(self, now):
        self.data = {k: e for k, e in self.data.items() if now - e[1] < self.ttl}
        self.tick += 1
        return self.data

    def put(self, key, value, now):
        data, gone = self._living(now), None
        if key not in data and len(data) >= self.capacity:
            gone = min(data, key=lambda k: data[k][2])
            del data[gone]
        data[key] = [value, now, self.tick]
        return gone

    def get(self, key, now):
        entry = self._living(now).get(key)
        if entry:
            entry[2] = self.tick
            return entry[0]

    def size(self, now):
        return len(self._living(now))
