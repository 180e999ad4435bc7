# The rate of its group for each day by a table of all 101 percents; Brier from its parts.
import numpy as np


def score_forecasts(percents, outcomes, epsilon):
    c, y = np.array(percents), np.array(outcomes, float)
    n = np.bincount(c, minlength=101)
    rate = (np.bincount(c, weights=y, minlength=101) / np.maximum(n, 1))[c]
    p = c / 100
    q = np.minimum(np.maximum(p, epsilon), 1 - epsilon)
    loss = -np.mean(y * np.log(q) + (1 - y) * np.log1p(-q))
    rel, res, unc = np.mean((p - rate) ** 2), np.mean((rate - y.mean()) ** 2), y.var()
    return loss, rel - res + unc, rel, res, unc
