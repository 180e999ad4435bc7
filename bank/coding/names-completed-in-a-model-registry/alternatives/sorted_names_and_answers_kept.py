# Sorted names, binary search for the range of a prefix, a heap over it; each prefix answered once.
import heapq
from bisect import bisect_left


def complete(downloads, prefixes, k):
    totals = {}
    for name, count in downloads:
        totals[name] = totals.get(name, 0) + count
    names = sorted(totals)
    known = {}
    for prefix in prefixes:
        if prefix not in known:
            low = bisect_left(names, prefix)
            high = bisect_left(names, True, low, key=lambda name: not name.startswith(prefix))
            known[prefix] = heapq.nsmallest(k, names[low:high], key=lambda name: (-totals[name], name))
    return [known[prefix] for prefix in prefixes]
