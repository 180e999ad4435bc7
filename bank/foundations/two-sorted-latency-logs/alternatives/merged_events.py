# One merged list of signed steps; the gap is read where the value changes.
from heapq import merge


def ks_statistic(before, after):
    n, m = len(before), len(after)
    steps = merge(((x, m) for x in before), ((x, -n) for x in after))
    level, best, last = 0, 0, None
    for x, step in steps:
        if x != last:
            best = max(best, abs(level))
        level += step
        last = x
    return max(best, abs(level)) / (n * m)
