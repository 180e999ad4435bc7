# picks on a border: takes the first running sum that is at least the pick
import numpy as np


def seed_centres(points, count, picks):
    centres = [int(picks[0] * len(points))]
    w = np.full(len(points), np.inf)
    for u in picks[1:]:
        w = np.minimum(w, ((points - points[centres[-1]]) ** 2).sum(axis=1))
        s = w.cumsum()
        centres.append(int(np.searchsorted(s, u * s[-1], side="left")))
    return centres
