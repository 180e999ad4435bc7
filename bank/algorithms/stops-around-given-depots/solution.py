import numpy as np


def k_means(points, centres, max_rounds):
    before = None
    for _ in range(max_rounds):
        distances = np.linalg.norm(points[:, None] - centres, axis=2)
        labels = distances.argmin(axis=1)
        groups = [points[labels == j] for j in range(len(centres))]
        centres = np.array([g.mean(axis=0) if len(g) else c for g, c in zip(groups, centres)])
        if np.array_equal(labels, before):
            break
        before = labels
    return centres, labels
