# Recomputes the distances to all centres; argmax of a boolean array finds the first sum above.
import math

import numpy as np


def seed_centres(points, count, picks):
    chosen = [math.floor(picks[0] * points.shape[0])]
    while len(chosen) < count:
        differences = points[:, None, :] - points[chosen][None, :, :]
        nearest = (differences**2).sum(axis=2).min(axis=1)
        share = nearest.cumsum()
        chosen.append(int((share > picks[len(chosen)] * share[-1]).argmax()))
    return np.array(chosen)
