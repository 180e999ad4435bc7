class RateLimiter:
    def __init__(self, per_second, burst):
        self.per_second = per_second
        self.full = 1000 * burst
        self.buckets = {}

    def allow(self, client, time_ms, cost):
        tokens = self._thousandths(client, time_ms)
        is_allowed = tokens >= 1000 * cost
        if is_allowed:
            tokens -= 1000 * cost
        self.buckets[client] = tokens, time_ms
        return is_allowed

    def left(self, client, time_ms):
        return self._thousandths(client, time_ms) // 1000

    def _thousandths(self, client, time_ms):
        tokens, then = self.buckets.get(client, (self.full, time_ms))
        return min(self.full, tokens + (time_ms - then) * self.per_second)
