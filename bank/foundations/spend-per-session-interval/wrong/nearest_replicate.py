# small: takes the nearest replicate instead of interpolating
import numpy as np


def spend_interval(spend, sessions, draws, level):
    x, m = np.asarray(spend), np.asarray(sessions)
    r = x[draws].sum(axis=1) / m[draws].sum(axis=1)
    low, high = np.quantile(r, [(1 - level) / 2, (1 + level) / 2], method="nearest")
    return x.sum() / m.sum(), low, high
