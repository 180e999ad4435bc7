import numpy as np


def spend_interval(spend, sessions, draws, level):
    replicates = np.take(spend, draws).sum(axis=1) / np.take(sessions, draws).sum(axis=1)
    tail = (1 - level) / 2
    low, high = np.quantile(replicates, [tail, 1 - tail])
    return np.sum(spend) / np.sum(sessions), low, high
