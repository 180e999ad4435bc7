# equally near centres: gives a point midway to the highest number
import numpy as np


def k_means(points, centres, max_rounds):
    centres = centres.copy()
    before = None
    for _ in range(min(max_rounds, 200)):
        distances = np.linalg.norm(points[:, None] - centres, axis=2)
        labels = len(centres) - 1 - distances[:, ::-1].argmin(axis=1)
        for j in range(len(centres)):
            if (labels == j).any():
                centres[j] = points[labels == j].mean(axis=0)
        if np.array_equal(labels, before):
            break
        before = labels
    return centres, labels
