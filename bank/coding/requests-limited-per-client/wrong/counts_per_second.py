# burst: counts requests within whole seconds of the clock
class RateLimiter:
    def __init__(self, per_second, burst):
        self.rate, self.used = per_second, {}

    def allow(self, client, time_ms, cost):
        key = (client, time_ms // 1000)
        if self.used.get(key, 0) + cost > self.rate:
            return False
        self.used[key] = self.used.get(key, 0) + cost
        return True

    def left(self, client, time_ms):
        return self.rate - self.used.get((client, time_ms // 1000), 0)
