# Collects a batch, then uses the statistics module; the total is kept as a pair.
import statistics


def summarise(readings, limits, size):
    result, batch, total, number = [], [], 0.0, 0
    for kw in readings:
        batch.append(kw)
        total, number = total + kw, number + 1
        if len(batch) == size:
            result.append(described(batch, limits))
            batch = []
    if batch:
        result.append(described(batch, limits))
    return {"batches": result, "mean": total / number if number else None}


def described(batch, limits):
    return {
        "count": len(batch),
        "mean": statistics.fmean(batch),
        "variance": statistics.variance(batch) if len(batch) >= 2 else None,
        "peak": sorted(batch)[-1],
        "alarms": {name: len([kw for kw in batch if kw > limit]) for name, limit in limits.items()},
    }
