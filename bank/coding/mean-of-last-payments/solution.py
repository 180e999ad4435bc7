import numpy as np


def rolling_mean(users, times, amounts, window):
    order = np.lexsort((times, users))
    sorted_users = users[order]
    sums = np.concatenate([[0.0], np.cumsum(amounts[order])])
    here = np.arange(len(users))
    first = np.searchsorted(sorted_users, sorted_users)
    start = np.maximum(here - window, first)
    count = here - start
    means = np.empty(len(users))
    with np.errstate(invalid="ignore"):
        means[order] = (sums[here] - sums[start]) / count
    return means
