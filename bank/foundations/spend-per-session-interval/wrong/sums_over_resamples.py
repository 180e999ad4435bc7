# random: sums along the wrong axis
import numpy as np


def spend_interval(spend, sessions, draws, level):
    x, m = np.asarray(spend), np.asarray(sessions)
    r = x[draws].sum(axis=0) / m[draws].sum(axis=0)
    low, high = np.quantile(r, [(1 - level) / 2, (1 + level) / 2])
    return x.sum() / m.sum(), low, high
