# prefixes: finds the typed text anywhere in a name
from collections import Counter


def complete(downloads, prefixes, k):
    totals = Counter()
    for name, count in downloads:
        totals[name] += count
    order = sorted(totals, key=lambda n: (-totals[n], n))
    return [[n for n in order if p in n][:k] for p in prefixes]
