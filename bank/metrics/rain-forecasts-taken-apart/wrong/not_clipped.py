# certain forecasts: takes the logarithm of zero
import numpy as np


def score_forecasts(percents, outcomes, epsilon):
    p, y = np.asarray(percents) / 100, np.asarray(outcomes, float)
    with np.errstate(all="ignore"):
        loss = -(y * np.log(p) + (1 - y) * np.log(1 - p)).mean()
    v, g, n = np.unique(p, return_inverse=True, return_counts=True)
    r, b = np.bincount(g, y) / n, y.mean()
    return (
        loss,
        ((p - y) ** 2).mean(),
        n @ (v - r) ** 2 / len(y),
        n @ (r - b) ** 2 / len(y),
        b * (1 - b),
    )
