from collections import Counter


def encode(merchants, targets, folds, strength):
    sums, counts = Counter(), Counter()
    for merchant, target, fold in zip(merchants, targets, folds):
        for cell in ((), (None, fold), (merchant,), (merchant, fold)):
            sums[cell] += target
            counts[cell] += 1
    codes = []
    for merchant, fold in zip(merchants, folds):
        others = counts[()] - counts[None, fold]
        mean = (sums[()] - sums[None, fold]) / others
        count = counts[(merchant,)] - counts[merchant, fold]
        total = sums[(merchant,)] - sums[merchant, fold]
        codes.append((total + strength * mean) / (count + strength) if count else mean)
    return codes
