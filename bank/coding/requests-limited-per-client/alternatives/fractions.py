# Exact fractions of tokens, brought up to date at each question.
from fractions import Fraction


class RateLimiter:
    def __init__(self, per_second, burst):
        self.per_ms = Fraction(per_second, 1000)
        self.burst = burst
        self.tokens, self.seen = {}, {}

    def _refill(self, client, time_ms):
        if client not in self.tokens:
            self.tokens[client] = Fraction(self.burst)
        else:
            grown = self.tokens[client] + (time_ms - self.seen[client]) * self.per_ms
            self.tokens[client] = min(grown, Fraction(self.burst))
        self.seen[client] = time_ms

    def allow(self, client, time_ms, cost):
        self._refill(client, time_ms)
        if self.tokens[client] < cost:
            return False
        self.tokens[client] -= cost
        return True

    def left(self, client, time_ms):
        self._refill(client, time_ms)
        return int(self.tokens[client])
