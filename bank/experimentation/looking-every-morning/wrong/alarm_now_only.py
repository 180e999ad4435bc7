# earlier alarms: counts only runs that are above the limit at this very look
import numpy as np


def peeking(batches, sizes, limit, allowed):
    z = np.abs(np.cumsum(np.asarray(batches) * np.sqrt(sizes), axis=1) / np.sqrt(np.cumsum(sizes)))
    tops = np.append(0.0, np.sort(z.max(axis=1)))
    return (z > limit).mean(axis=0), tops[len(z) - allowed]
