# exact similarity: reports the share of equal signature numbers
from itertools import combinations


def near_duplicates(pages, a, b, p, bands, threshold):
    rows, out = len(a) // bands, []
    signatures = [[min((m * x + c) % p for x in page) for m, c in zip(a, b)] if page else [] for page in pages]
    for i, j in combinations(range(len(pages)), 2):
        u, v = signatures[i], signatures[j]
        if u and v and any(u[t : t + rows] == v[t : t + rows] for t in range(0, len(a), rows)):
            share = sum(x == y for x, y in zip(u, v)) / len(a)
            if share >= threshold:
                out.append((i, j, share))
    return out
