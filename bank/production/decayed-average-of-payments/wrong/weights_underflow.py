# long gaps: computes weights as of the query, so that all of them become 0
import numpy as np


def decayed_features(times, values, queries, half_life):
    order = np.argsort(times)
    t, v = times[order], values[order]
    out = np.empty((len(queries), 2))
    s = w = 0.0
    at, i = 0.0, 0
    for j in np.argsort(queries):
        q = queries[j]
        while i < len(t) and t[i] < q:
            f = 2.0 ** ((at - t[i]) / half_life)
            s, w, at = s * f + v[i], w * f + 1, t[i]
            i += 1
        f = 2.0 ** ((at - q) / half_life)
        s, w, at = s * f, w * f, q
        out[j] = (s / w if w > 0 else np.nan), w
    return out
