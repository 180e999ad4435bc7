class RateLimiter:
    def __init__(self, per_second, burst):
        raise NotImplementedError

    def allow(self, client, time_ms, cost):
        """Take `cost` tokens if the client has them; True if so."""
        raise NotImplementedError

    def left(self, client, time_ms):
        """Return the whole tokens in the client's bucket."""
        raise NotImplementedError
