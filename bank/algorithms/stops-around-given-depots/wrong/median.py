# until nothing changes: moves centres to the median instead of the mean
import numpy as np


def k_means(points, centres, max_rounds):
    centres = centres.copy()
    before = None
    for _ in range(min(max_rounds, 200)):
        labels = np.linalg.norm(points[:, None] - centres, axis=2).argmin(axis=1)
        for j in range(len(centres)):
            if (labels == j).any():
                centres[j] = np.median(points[labels == j], axis=0)
        if np.array_equal(labels, before):
            break
        before = labels
    return centres, labels
