from itertools import islice


def summarise(readings, limits, size):
    """Statistics and alarms of each batch of readings, and the mean of all."""
    # One check for each alarm.
    checks = {name: lambda kw, limit=limit: kw > limit for name, limit in limits.items()}

    parts = [summary(batch, checks) for batch in batches(readings, size)]
    if not parts:
        return {"batches": [], "mean": None}

    # The last batch may be shorter, so batches count by their readings.
    total = sum(part["mean"] * part["count"] for part in parts)
    return {"batches": parts, "mean": total / sum(part["count"] for part in parts)}


def batches(readings, size):
    """Lists of up to `size` readings, one at a time."""
    readings = iter(readings)
    while batch := list(islice(readings, size)):
        yield batch


def summary(batch, checks):
    """Statistics of one batch in one pass (Welford), and its alarms."""
    count, mean, squares = 0, 0.0, 0.0
    for kw in batch:
        count += 1
        delta = kw - mean
        mean += delta / count
        # Squared distance to the mean.
        squares += (kw - mean) ** 2
    return {
        "count": count,
        "mean": mean,
        # One reading has no variance.
        "variance": squares / (count - 1) if count > 1 else None,
        "peak": max(batch),
        "alarms": {name: sum(map(check, batch)) for name, check in checks.items()},
    }
