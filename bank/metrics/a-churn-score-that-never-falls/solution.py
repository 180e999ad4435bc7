import numpy as np


def isotonic(scores, outcomes):
    _, place, sizes = np.unique(scores, return_inverse=True, return_counts=True)
    blocks = []
    for total, count in zip(np.bincount(place, weights=outcomes).tolist(), sizes.tolist()):
        levels = 1
        while blocks and blocks[-1][0] / blocks[-1][1] > total / count:
            below = blocks.pop()
            total += below[0]
            count += below[1]
            levels += below[2]
        blocks.append((total, count, levels))
    fitted = [total / count for total, count, levels in blocks for _ in range(levels)]
    return np.array(fitted)[place]
