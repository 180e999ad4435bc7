# a centre without points: takes the mean of no points and gets NaN
import numpy as np


def k_means(points, centres, max_rounds):
    before = None
    for _ in range(min(max_rounds, 200)):
        labels = np.linalg.norm(points[:, None] - centres, axis=2).argmin(axis=1)
        centres = np.array([points[labels == j].mean(axis=0) for j in range(len(centres))])
        if np.array_equal(labels, before):
            break
        before = labels
    return centres, labels
