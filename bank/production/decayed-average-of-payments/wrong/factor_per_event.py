# examples: fades by a fixed factor per event, whatever the gap
import numpy as np


def decayed_features(times, values, queries, half_life):
    order = np.argsort(times)
    out = []
    for q in queries:
        v = values[order][times[order] < q]
        w = 0.5 ** np.arange(len(v))[::-1]
        out.append(((w * v).sum() / w.sum() if len(v) else np.nan, w.sum()))
    return np.array(out).reshape(-1, 2)
