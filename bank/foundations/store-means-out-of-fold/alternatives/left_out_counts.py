# Counters; the code of each pair of merchant and fold is remembered.
from collections import Counter


def encode(merchants, targets, folds, strength):
    n, x = len(targets), sum(targets)
    seen, own, size = Counter(merchants), Counter(zip(merchants, folds)), Counter(folds)
    hit = [(m, f) for m, t, f in zip(merchants, targets, folds) if t]
    seen_hits, size_hits = Counter(m for m, _ in hit), Counter(f for _, f in hit)
    own_hits = Counter(hit)
    known = {}
    for pair in own:
        m, f = pair
        mu = (x - size_hits[f]) / (n - size[f])
        c, s = seen[m] - own[pair], seen_hits[m] - own_hits[pair]
        known[pair] = mu if c == 0 else (s + strength * mu) / (c + strength)
    return tuple(known[pair] for pair in zip(merchants, folds))
