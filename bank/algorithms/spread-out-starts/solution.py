import numpy as np


def seed_centres(points, count, picks):
    centres = [int(picks[0] * len(points))]
    weights = np.full(len(points), np.inf)
    for pick in picks[1:]:
        newest = points[centres[-1]]
        weights = np.minimum(weights, ((points - newest) ** 2).sum(axis=1))
        running = np.cumsum(weights)
        centres.append(np.searchsorted(running, pick * running[-1], side="right"))
    return centres
