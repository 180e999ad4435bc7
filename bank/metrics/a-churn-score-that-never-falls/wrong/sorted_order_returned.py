# order of the input: returns the fit in the order of the scores
import numpy as np


def isotonic(scores, outcomes):
    _, place, sizes = np.unique(scores, return_inverse=True, return_counts=True)
    blocks = []
    for t, c in zip(np.bincount(place, weights=outcomes).tolist(), sizes.tolist()):
        k = 1
        while blocks and blocks[-1][0] / blocks[-1][1] > t / c:
            a, b, d = blocks.pop()
            t, c, k = t + a, c + b, k + d
        blocks.append((t, c, k))
    return np.array([t / c for t, c, k in blocks for _ in range(k)])[np.sort(place)]
