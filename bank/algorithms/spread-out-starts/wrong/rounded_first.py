# the first centre: rounds to the nearest index instead of down
import numpy as np


def seed_centres(points, count, picks):
    centres = [min(len(points) - 1, round(picks[0] * len(points)))]
    w = np.full(len(points), np.inf)
    for u in picks[1:]:
        w = np.minimum(w, ((points - points[centres[-1]]) ** 2).sum(axis=1))
        s = w.cumsum()
        centres.append(int(np.searchsorted(s, u * s[-1], side="right")))
    return centres
