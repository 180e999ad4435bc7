# batch sizes: adds the batch statistics without weights
import numpy as np


def peeking(batches, sizes, limit, allowed):
    b = np.asarray(batches)
    z = np.maximum.accumulate(
        np.abs(np.cumsum(b, axis=1) / np.sqrt(np.arange(1, b.shape[1] + 1))), axis=1
    )
    tops = np.append(0.0, np.sort(z[:, -1]))
    return (z > limit).mean(axis=0), tops[len(z) - allowed]
