class AnswerCache:
    """Least-recently-used cache whose entries live `ttl` seconds."""

    def __init__(self, capacity, ttl):
        raise NotImplementedError

    def put(self, key, value, now):
        raise NotImplementedError

    def get(self, key, now):
        raise NotImplementedError

    def size(self, now):
        raise NotImplementedError
