# border points: never takes back that a point was called noise
import numpy as np


def dbscan(points, radius, min_points):
    near = np.linalg.norm(points[:, None] - points, axis=2) <= radius
    core = near.sum(axis=1) >= min_points
    labels, clusters = np.full(len(points), -2), 0
    for first in range(len(points)):
        if labels[first] != -2:
            continue
        if not core[first]:
            labels[first] = -1
            continue
        waiting = [first]
        while waiting:
            reached = near[waiting.pop()] & (labels == -2)
            labels[reached] = clusters
            waiting.extend(np.flatnonzero(reached & core))
        clusters += 1
    return labels
