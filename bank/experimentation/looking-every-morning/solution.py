import numpy as np


def peeking(batches, sizes, limit, allowed):
    sums = np.cumsum(np.asarray(batches) * np.sqrt(sizes), axis=1)
    seen = np.abs(sums / np.sqrt(np.cumsum(sizes)))
    largest = np.maximum.accumulate(seen, axis=1)
    ordered = np.sort(largest[:, -1])
    boundary = np.append(0.0, ordered)[len(ordered) - allowed]
    return (largest > limit).mean(axis=0), boundary
