# large: loops over rows and adds up each window
import numpy as np


def rolling_mean(users, times, amounts, window):
    order = np.lexsort((times, users))
    u, a = users[order], amounts[order]
    first = np.searchsorted(u, u)
    means = np.full(len(users), np.nan)
    for e in range(len(u)):
        s = max(e - window, first[e])
        if s < e:
            means[order[e]] = sum(a[s:e].tolist()) / (e - s)
    return means
