# weights: merges blocks by the plain mean of their means
import numpy as np


def isotonic(scores, outcomes):
    _, place, sizes = np.unique(scores, return_inverse=True, return_counts=True)
    blocks = []
    for t, c in zip(np.bincount(place, weights=outcomes).tolist(), sizes.tolist()):
        v, k = t / c, 1
        while blocks and blocks[-1][0] > v:
            a, d = blocks.pop()
            v, k = (v * k + a * d) / (k + d), k + d
        blocks.append((v, k))
    return np.array([v for v, k in blocks for _ in range(k)])[place]
