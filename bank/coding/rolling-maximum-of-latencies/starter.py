def rolling_max(latencies, window):
    """Return for each second the largest latency of the window that ends there."""
    raise NotImplementedError
