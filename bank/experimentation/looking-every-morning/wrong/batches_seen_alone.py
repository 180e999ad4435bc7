# batch sizes: looks at each batch alone instead of all users so far
import numpy as np


def peeking(batches, sizes, limit, allowed):
    z = np.maximum.accumulate(np.abs(np.asarray(batches, float)), axis=1)
    tops = np.append(0.0, np.sort(z[:, -1]))
    return (z > limit).mean(axis=0), tops[len(z) - allowed]
