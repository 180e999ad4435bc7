# Counts per value, then one walk over the sorted distinct values.
from collections import Counter


def ks_statistic(before, after):
    a, b = Counter(before), Counter(after)
    f = g = 0
    gap = 0
    for value in sorted(a.keys() | b.keys()):
        f += a[value]
        g += b[value]
        gap = max(gap, abs(f * len(after) - g * len(before)))
    return gap / (len(before) * len(after))
