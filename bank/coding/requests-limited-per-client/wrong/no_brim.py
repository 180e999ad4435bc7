# burst: lets the bucket grow beyond the burst in a pause
class RateLimiter:
    def __init__(self, per_second, burst):
        self.rate, self.burst, self.b = per_second, burst, {}

    def _now(self, client, t):
        n, then = self.b.get(client, (1000 * self.burst, t))
        return n + (t - then) * self.rate

    def allow(self, client, time_ms, cost):
        n = self._now(client, time_ms)
        ok = n >= 1000 * cost
        self.b[client] = (n - 1000 * cost * ok, time_ms)
        return ok

    def left(self, client, time_ms):
        return self._now(client, time_ms) // 1000
