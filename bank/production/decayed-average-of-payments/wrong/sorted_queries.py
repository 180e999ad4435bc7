# order: returns the rows in the order of time
import numpy as np


def decayed_features(times, values, queries, half_life):
    order = np.argsort(times)
    t, v = times[order].tolist(), values[order].tolist()
    out, s, w, at, i = [], 0.0, 0.0, 0.0, 0
    for q in np.sort(queries).tolist():
        while i < len(t) and t[i] < q:
            f = 2.0 ** ((at - t[i]) / half_life)
            s, w, at = s * f + v[i], w * f + 1, t[i]
            i += 1
        out.append((s / w if i else np.nan, w * 2.0 ** ((at - q) / half_life)))
    return np.array(out).reshape(-1, 2)
