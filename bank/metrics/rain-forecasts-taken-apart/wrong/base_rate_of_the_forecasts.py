# groups: measures resolution from the mean forecast instead of the rate of rain
import numpy as np


def score_forecasts(percents, outcomes, epsilon):
    p, y = np.asarray(percents) / 100, np.asarray(outcomes, float)
    q = np.clip(p, epsilon, 1 - epsilon)
    loss = -np.log(np.where(y == 1, q, 1 - q)).mean()
    v, g, n = np.unique(p, return_inverse=True, return_counts=True)
    r, b = np.bincount(g, y) / n, y.mean()
    return (
        loss,
        ((p - y) ** 2).mean(),
        n @ (v - r) ** 2 / len(y),
        n @ (r - p.mean()) ** 2 / len(y),
        b * (1 - b),
    )
