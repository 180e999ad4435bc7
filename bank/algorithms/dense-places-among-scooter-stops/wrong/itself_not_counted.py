# core points: does not count a point among its own neighbours
import numpy as np


def dbscan(points, radius, min_points):
    near = np.linalg.norm(points[:, None] - points, axis=2) <= radius
    core = near.sum(axis=1) - 1 >= min_points
    labels, clusters = np.full(len(points), -1), 0
    for first in np.flatnonzero(core):
        if labels[first] < 0:
            waiting = [first]
            while waiting:
                reached = near[waiting.pop()] & (labels < 0)
                labels[reached] = clusters
                waiting.extend(np.flatnonzero(reached & core))
            clusters += 1
    return labels
