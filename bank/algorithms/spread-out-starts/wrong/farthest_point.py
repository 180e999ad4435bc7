# squared distances: always takes the point farthest from the centres
import numpy as np


def seed_centres(points, count, picks):
    centres = [int(picks[0] * len(points))]
    w = np.full(len(points), np.inf)
    for _ in picks[1:]:
        w = np.minimum(w, ((points - points[centres[-1]]) ** 2).sum(axis=1))
        centres.append(int(w.argmax()))
    return centres
