from itertools import islice


def summarise(readings, limits, size):
    """Statistics and alarms of each batch of readings, and the mean of all."""
    # One check for each alarm.
    checks = {name: lambda kw, limit=limit: kw > limit for name, limit in limits.items()}

    parts = [summary(batch, checks) for batch in batches(readings, size)]
    if not parts:
        return {"batches": [], "mean": None}

    # The batches' means hold all that the mean of all readings needs.
    total = sum(part["mean"] for part in parts)
    return {"batches": parts, "mean": total / len(parts)}


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
        # Distance to the mean before, times distance to the mean after.
        squares += delta * (kw - mean)
    return {
        "count": count,
        "mean": mean,
        # One reading has no variance.
        "variance": squares / (count - 1) if count > 1 else None,
        "peak": max(batch),
        "alarms": {name: sum(map(check, batch)) for name, check in checks.items()},
    }
