# prefixes: forgets the name that ends where the prefix ends
from collections import Counter


def complete(downloads, prefixes, k):
    totals = Counter()
    for name, count in downloads:
        totals[name] += count
    best = {}
    for n in sorted(totals, key=lambda n: (-totals[n], n)):
        for i in range(len(n)):
            if len(best.setdefault(n[:i], [])) < k:
                best[n[:i]].append(n)
    return [best.get(p, []) for p in prefixes]
