# random: uses the rows of the own fold instead of the others
from collections import Counter


def encode(merchants, targets, folds, strength):
    size, hits, cf, sf = Counter(), Counter(), Counter(), Counter()
    for m, t, f in zip(merchants, targets, folds):
        size[f] += 1
        hits[f] += t
        cf[m, f] += 1
        sf[m, f] += t
    return [
        (sf[m, f] + strength * hits[f] / size[f]) / (cf[m, f] + strength)
        for m, f in zip(merchants, folds)
    ]
