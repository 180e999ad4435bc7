# short history: divides by the window where there are fewer payments
import numpy as np


def rolling_mean(users, times, amounts, window):
    order = np.lexsort((times, users))
    u = users[order]
    sums = np.concatenate([[0.0], np.cumsum(amounts[order])])
    here = np.arange(len(users))
    start = np.maximum(here - window, np.searchsorted(u, u))
    means = np.full(len(users), np.nan)
    ok = here > start
    means[order[ok]] = ((sums[here] - sums[start]) / window)[ok]
    return means
