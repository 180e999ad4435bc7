# Squared distances from the expanded square; sums of each cluster with np.add.at.
import numpy as np


def k_means(points, centres, max_rounds):
    points = np.asarray(points, float)
    now = np.array(centres, float)
    labels = np.full(len(points), -1)
    for _ in range(max_rounds):
        squares = (now**2).sum(1) - 2 * points @ now.T
        new = np.argmin(squares, axis=1)
        sums = np.zeros_like(now)
        np.add.at(sums, new, points)
        counts = np.bincount(new, minlength=len(now))
        filled = counts > 0
        now[filled] = sums[filled] / counts[filled, None]
        if (new == labels).all():
            break
        labels = new
    return [now, new.tolist()]
