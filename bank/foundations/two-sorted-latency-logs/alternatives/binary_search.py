# Binary search for the shares at each value.
from bisect import bisect_right


def ks_statistic(before, after):
    n, m = len(before), len(after)
    return max(
        abs(bisect_right(before, x) / n - bisect_right(after, x) / m) for x in [*before, *after]
    )
