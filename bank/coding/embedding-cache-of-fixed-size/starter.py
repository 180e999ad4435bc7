class EmbeddingCache:
    def __init__(self, capacity):
        raise NotImplementedError

    def get(self, key):
        """Return the value of a key or None; a hit makes it the freshest."""
        raise NotImplementedError

    def put(self, key, value):
        """Store a value; return the key that was dropped for it, or None."""
        raise NotImplementedError

    def keys(self):
        """Return all keys, the most recently used first."""
        raise NotImplementedError
