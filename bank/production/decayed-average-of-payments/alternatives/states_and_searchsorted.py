# State after each event, then one search for all queries.
import numpy as np


def decayed_features(times, values, queries, half_life):
    order = np.argsort(times, kind="stable")
    t, v = times[order], values[order]
    decay = np.exp2(-np.diff(t, prepend=t[:1]) / half_life)
    means, weights = np.empty(len(t)), np.empty(len(t))
    s = w = 0.0
    for i, (d, x) in enumerate(zip(decay.tolist(), v.tolist())):
        s, w = s * d + x, w * d + 1.0
        means[i], weights[i] = s / w, w
    out = np.column_stack([np.full(len(queries), np.nan), np.zeros(len(queries))])
    last = np.searchsorted(t, queries, side="left") - 1
    known = last >= 0
    out[known, 0] = means[last[known]]
    out[known, 1] = weights[last[known]] * np.exp2((t[last[known]] - queries[known]) / half_life)
    return out
