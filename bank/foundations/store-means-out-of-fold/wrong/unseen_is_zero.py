# unseen merchants: gives 0 to merchants that the other folds do not know
from collections import Counter


def encode(merchants, targets, folds, strength):
    n, x, size, hits = len(targets), sum(targets), Counter(folds), Counter()
    c, s, cf, sf = Counter(), Counter(), Counter(), Counter()
    for m, t, f in zip(merchants, targets, folds):
        hits[f] += t
        c[m] += 1
        s[m] += t
        cf[m, f] += 1
        sf[m, f] += t
    out = []
    for m, f in zip(merchants, folds):
        mu = (x - hits[f]) / (n - size[f])
        k = c[m] - cf[m, f]
        out.append((s[m] - sf[m, f] + strength * mu) / (k + strength) if k else 0.0)
    return out
