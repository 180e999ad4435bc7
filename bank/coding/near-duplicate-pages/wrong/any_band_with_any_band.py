# bands: puts all bands into one table, so band 1 of a page can meet band 2 of another
from collections import defaultdict
from itertools import combinations


def near_duplicates(pages, a, b, p, bands, threshold):
    rows, buckets = len(a) // bands, defaultdict(set)
    for i, page in enumerate(pages):
        if page:
            s = [min((m * x + c) % p for x in page) for m, c in zip(a, b)]
            for t in range(0, len(a), rows):
                buckets[tuple(s[t : t + rows])].add(i)
    pairs = sorted({q for v in buckets.values() for q in combinations(sorted(v), 2)})
    found = [(i, j, len(set(pages[i]) & set(pages[j])) / len(set(pages[i]) | set(pages[j]))) for i, j in pairs]
    return [f for f in found if f[2] >= threshold]
