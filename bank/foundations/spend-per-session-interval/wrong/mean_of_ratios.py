# ratio of sums: averages each user's own ratio
import numpy as np


def spend_interval(spend, sessions, draws, level):
    ratio = np.asarray(spend) / np.asarray(sessions)
    low, high = np.quantile(ratio[draws].mean(axis=1), [(1 - level) / 2, (1 + level) / 2])
    return ratio.mean(), low, high
