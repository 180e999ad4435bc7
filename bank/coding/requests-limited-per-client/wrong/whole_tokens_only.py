# exact: rounds the refill down to whole tokens at each request and loses the fractions
class RateLimiter:
    def __init__(self, per_second, burst):
        self.rate, self.burst, self.b = per_second, burst, {}

    def _now(self, client, t):
        n, then = self.b.get(client, (self.burst, t))
        return min(self.burst, n + (t - then) * self.rate // 1000)

    def allow(self, client, time_ms, cost):
        n = self._now(client, time_ms)
        ok = n >= cost
        self.b[client] = (n - cost * ok, time_ms)
        return ok

    def left(self, client, time_ms):
        return self._now(client, time_ms)
