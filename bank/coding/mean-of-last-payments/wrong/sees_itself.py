# leak: includes the present payment in its own mean
import numpy as np


def rolling_mean(users, times, amounts, window):
    order = np.lexsort((times, users))
    u = users[order]
    sums = np.concatenate([[0.0], np.cumsum(amounts[order])])
    here = np.arange(1, len(users) + 1)
    start = np.maximum(here - window, np.searchsorted(u, u))
    means = np.empty(len(users))
    means[order] = (sums[here] - sums[start]) / (here - start)
    return means
