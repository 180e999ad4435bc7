# rejected: takes what is left out of the bucket when a request is rejected
class RateLimiter:
    def __init__(self, per_second, burst):
        self.rate, self.burst, self.b = per_second, burst, {}

    def _now(self, client, t):
        n, then = self.b.get(client, (1000 * self.burst, t))
        return min(1000 * self.burst, n + (t - then) * self.rate)

    def allow(self, client, time_ms, cost):
        n = self._now(client, time_ms)
        self.b[client] = (max(0, n - 1000 * cost), time_ms)
        return n >= 1000 * cost

    def left(self, client, time_ms):
        return self._now(client, time_ms) // 1000
