# One sorted list of queries and events; queries come before events of the same time.
import math


def decayed_features(times, values, queries, half_life):
    merged = [(t, 1, v) for t, v in zip(times.tolist(), values.tolist())]
    merged += [(t, 0, j) for j, t in enumerate(queries.tolist())]
    out = [None] * len(queries)
    total, weight, at = 0.0, 0.0, None
    for t, kind, x in sorted(merged):
        if kind == 0:
            out[x] = [total / weight, weight * math.pow(0.5, (t - at) / half_life)] if at is not None else [math.nan, 0.0]
        else:
            fade = 0.0 if at is None else math.pow(0.5, (t - at) / half_life)
            total, weight, at = total * fade + x, weight * fade + 1, t
    return out if out else __import__("numpy").empty((0, 2))
