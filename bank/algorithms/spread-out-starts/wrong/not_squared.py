# squared distances: weights by the distance instead of its square
import numpy as np


def seed_centres(points, count, picks):
    centres = [int(picks[0] * len(points))]
    w = np.full(len(points), np.inf)
    for u in picks[1:]:
        w = np.minimum(w, np.linalg.norm(points - points[centres[-1]], axis=1))
        s = w.cumsum()
        centres.append(int(np.searchsorted(s, u * s[-1], side="right")))
    return centres
