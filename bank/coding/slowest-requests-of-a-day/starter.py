def slowest(stream, k):
    """Return the k slowest requests as [(latency, position), ...]."""
    raise NotImplementedError
