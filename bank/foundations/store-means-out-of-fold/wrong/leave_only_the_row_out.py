# random: leaves out only the row itself instead of its fold
from collections import Counter


def encode(merchants, targets, folds, strength):
    n, x, c, s = len(targets), sum(targets), Counter(merchants), Counter()
    for m, t in zip(merchants, targets):
        s[m] += t
    out = []
    for m, t in zip(merchants, targets):
        mu = (x - t) / (n - 1)
        out.append((s[m] - t + strength * mu) / (c[m] - 1 + strength) if c[m] > 1 else mu)
    return out
