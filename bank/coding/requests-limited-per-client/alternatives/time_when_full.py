# Stores for each client only the moment at which its bucket will be full (in thousandths over the rate).
class RateLimiter:
    def __init__(self, per_second, burst):
        self.rate = per_second
        self.brim = burst * 1000
        self.full_at = {}

    def _missing(self, client, time_ms):
        return max(0, self.full_at.get(client, 0) - time_ms * self.rate)

    def allow(self, client, time_ms, cost):
        missing = self._missing(client, time_ms) + cost * 1000
        if missing > self.brim:
            return False
        self.full_at[client] = time_ms * self.rate + missing
        return True

    def left(self, client, time_ms):
        return (self.brim - self._missing(client, time_ms)) // 1000
