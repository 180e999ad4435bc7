# ties: sorts (sum, name) downwards, so ties come in reverse alphabetical order
from collections import Counter


def complete(downloads, prefixes, k):
    totals = Counter()
    for name, count in downloads:
        totals[name] += count
    order = [n for _, n in sorted(((c, n) for n, c in totals.items()), reverse=True)]
    return [[n for n in order if n.startswith(p)][:k] for p in prefixes]
