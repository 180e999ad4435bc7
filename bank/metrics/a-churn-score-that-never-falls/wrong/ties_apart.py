# ties: treats customers with equal scores as separate points
import numpy as np


def isotonic(scores, outcomes):
    scores = np.asarray(scores, float)
    order = np.argsort(scores, kind="stable")
    blocks = []
    for y in np.asarray(outcomes, float)[order].tolist():
        t, c = y, 1
        while blocks and blocks[-1][0] / blocks[-1][1] > t / c:
            a, b = blocks.pop()
            t, c = t + a, c + b
        blocks.append((t, c))
    result = np.empty(len(scores))
    result[order] = [t / c for t, c in blocks for _ in range(c)]
    return result
