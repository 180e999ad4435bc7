def weekly_counts(timestamps, offset_minutes):
    """Return [(ISO week label, number of requests), ...] without gaps."""
    raise NotImplementedError
