# the same time: uses events at the time of the query
import numpy as np


def decayed_features(times, values, queries, half_life):
    out = []
    for q in queries:
        seen = times <= q
        if not seen.any():
            out.append((np.nan, 0.0))
            continue
        newest = times[seen].max()
        w = 2.0 ** ((times[seen] - newest) / half_life)
        out.append(((w * values[seen]).sum() / w.sum(), w.sum() * 2.0 ** ((newest - q) / half_life)))
    return np.array(out).reshape(-1, 2)
