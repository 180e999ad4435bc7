# growth: tests every name for each prefix
from collections import Counter


def complete(downloads, prefixes, k):
    totals = Counter()
    for name, count in downloads:
        totals[name] += count
    order = sorted(totals, key=lambda n: (-totals[n], n))
    return [[n for n in order if n.startswith(p)][:k] for p in prefixes]
