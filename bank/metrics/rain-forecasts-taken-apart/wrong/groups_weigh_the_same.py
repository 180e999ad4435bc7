# groups: gives each group the same weight
import numpy as np


def score_forecasts(percents, outcomes, epsilon):
    p, y = np.asarray(percents) / 100, np.asarray(outcomes, float)
    q = np.clip(p, epsilon, 1 - epsilon)
    loss = -np.log(np.where(y == 1, q, 1 - q)).mean()
    v, g, n = np.unique(p, return_inverse=True, return_counts=True)
    r, b = np.bincount(g, y) / n, y.mean()
    return loss, ((p - y) ** 2).mean(), ((v - r) ** 2).mean(), ((r - b) ** 2).mean(), b * (1 - b)
