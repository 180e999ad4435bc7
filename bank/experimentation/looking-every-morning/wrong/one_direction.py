# direction: notices only alarms above the limit, not those below its negative
import numpy as np


def peeking(batches, sizes, limit, allowed):
    z = np.cumsum(np.asarray(batches) * np.sqrt(sizes), axis=1) / np.sqrt(np.cumsum(sizes))
    z = np.maximum.accumulate(z, axis=1)
    tops = np.append(0.0, np.sort(np.maximum(z[:, -1], 0)))
    return (z > limit).mean(axis=0), tops[len(z) - allowed]
