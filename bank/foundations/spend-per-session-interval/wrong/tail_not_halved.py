# level: cuts the whole of alpha at each end
import numpy as np


def spend_interval(spend, sessions, draws, level):
    x, m = np.asarray(spend), np.asarray(sessions)
    r = x[draws].sum(axis=1) / m[draws].sum(axis=1)
    low, high = np.quantile(r, sorted([1 - level, level]))
    return x.sum() / m.sum(), low, high
