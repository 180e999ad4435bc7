def summarise(readings, limits, size):
    """Statistics and alarms of each batch of readings, and the mean of all."""
    # Nothing to do for an empty stream.
    if next(iter(readings), None) is None:
        return {"batches": [], "mean": None}

    # One check for each alarm.
    checks = {name: lambda kw: kw > limit for name, limit in limits.items()}

    parts = [summary(batch, checks) for batch in batches(readings, size)]
    # The batches' means hold all that the mean of all readings needs.
    total = sum(part["mean"] for part in parts)
    return {"batches": parts, "mean": total / len(parts)}


def batches(readings, size):
    """Lists of up to `size` readings, one at a time."""
    # The same iterator `size` times: zip takes the next readings in turn.
    yield from zip(*[iter(readings)] * size)


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
