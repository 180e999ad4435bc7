# One user at a time, cumulative sums inside.
import numpy as np


def rolling_mean(users, times, amounts, window):
    result = np.full(len(users), np.nan)
    by_time = np.argsort(times)
    grouped = by_time[np.argsort(users[by_time], kind="stable")]
    borders = np.flatnonzero(np.diff(users[grouped])) + 1
    for rows in np.split(grouped, borders):
        total = np.cumsum(amounts[rows])
        lagged = np.zeros(len(rows))
        lagged[window:] = total[: max(len(rows) - window, 0)]
        seen = np.minimum(np.arange(1, len(rows) + 1), window)
        result[rows[1:]] = ((total - lagged) / seen)[:-1]
    return result
