# clients: uses one bucket for all clients
class RateLimiter:
    def __init__(self, per_second, burst):
        self.rate, self.burst, self.n, self.then = per_second, burst, 1000 * burst, 0

    def _now(self, t):
        self.n, self.then = min(1000 * self.burst, self.n + (t - self.then) * self.rate), t
        return self.n

    def allow(self, client, time_ms, cost):
        ok = self._now(time_ms) >= 1000 * cost
        self.n -= 1000 * cost * ok
        return ok

    def left(self, client, time_ms):
        return self._now(time_ms) // 1000
