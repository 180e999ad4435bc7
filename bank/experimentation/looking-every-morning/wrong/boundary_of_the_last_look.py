# earlier alarms: takes the boundary from the statistics at the last look
import numpy as np


def peeking(batches, sizes, limit, allowed):
    z = np.abs(np.cumsum(np.asarray(batches) * np.sqrt(sizes), axis=1) / np.sqrt(np.cumsum(sizes)))
    tops = np.append(0.0, np.sort(z[:, -1]))
    return (np.maximum.accumulate(z, axis=1) > limit).mean(axis=0), tops[len(z) - allowed]
