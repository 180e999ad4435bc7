# examples: puts absolute times into the exponent, which overflows
import numpy as np


def decayed_features(times, values, queries, half_life):
    out = np.empty((len(queries), 2))
    with np.errstate(all="ignore"):
        up = np.exp2(times / half_life)
        for j, q in enumerate(queries):
            seen = times < q
            total = up[seen].sum()
            out[j] = (up[seen] * values[seen]).sum() / total, total * np.exp2(-q / half_life)
    return out
