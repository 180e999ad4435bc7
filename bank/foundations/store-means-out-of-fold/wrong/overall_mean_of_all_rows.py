# overall mean: smooths towards the mean of all rows, the own fold included
from collections import Counter


def encode(merchants, targets, folds, strength):
    mu = sum(targets) / max(1, len(targets))
    c, s, cf, sf = Counter(), Counter(), Counter(), Counter()
    for m, t, f in zip(merchants, targets, folds):
        c[m] += 1
        s[m] += t
        cf[m, f] += 1
        sf[m, f] += t
    out = []
    for m, f in zip(merchants, folds):
        n, x = c[m] - cf[m, f], s[m] - sf[m, f]
        out.append((x + strength * mu) / (n + strength) if n else mu)
    return out
