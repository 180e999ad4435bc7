# A dictionary from each prefix that occurs to its best names, cut to k at once.
from collections import defaultdict


def complete(downloads, prefixes, k):
    totals = defaultdict(int)
    for name, count in downloads:
        totals[name] += count
    best = defaultdict(list)
    for name in sorted(sorted(totals), key=totals.get, reverse=True):
        for end in range(len(name) + 1):
            found = best[name[:end]]
            if len(found) < k:
                found.append(name)
    return [best.get(prefix, []) for prefix in prefixes]
