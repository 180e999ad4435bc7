# several centres: takes the distance to the newest centre only
import numpy as np


def seed_centres(points, count, picks):
    centres = [int(picks[0] * len(points))]
    for u in picks[1:]:
        s = ((points - points[centres[-1]]) ** 2).sum(axis=1).cumsum()
        centres.append(int(np.searchsorted(s, u * s[-1], side="right")))
    return centres
