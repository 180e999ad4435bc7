# skewed: puts 1.64 and the like around the estimate instead of taking quantiles
from statistics import NormalDist

import numpy as np


def spend_interval(spend, sessions, draws, level):
    x, m = np.asarray(spend), np.asarray(sessions)
    r = x[draws].sum(axis=1) / m[draws].sum(axis=1)
    estimate = x.sum() / m.sum()
    width = NormalDist().inv_cdf((1 + level) / 2) * r.std()
    return estimate, estimate - width, estimate + width
