# certain forecasts: uses the clipped forecasts for the Brier score as well
import numpy as np


def score_forecasts(percents, outcomes, epsilon):
    p, y = np.clip(np.asarray(percents) / 100, epsilon, 1 - epsilon), np.asarray(outcomes, float)
    loss = -np.log(np.where(y == 1, p, 1 - p)).mean()
    v, g, n = np.unique(p, return_inverse=True, return_counts=True)
    r, b = np.bincount(g, y) / n, y.mean()
    return (
        loss,
        ((p - y) ** 2).mean(),
        n @ (v - r) ** 2 / len(y),
        n @ (r - b) ** 2 / len(y),
        b * (1 - b),
    )
