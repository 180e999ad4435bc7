# allowed: takes the next larger maximum, so that one run fewer than allowed is above
import numpy as np


def peeking(batches, sizes, limit, allowed):
    z = np.abs(np.cumsum(np.asarray(batches) * np.sqrt(sizes), axis=1) / np.sqrt(np.cumsum(sizes)))
    z = np.maximum.accumulate(z, axis=1)
    return (z > limit).mean(axis=0), np.sort(z[:, -1])[len(z) - max(allowed, 1)]
