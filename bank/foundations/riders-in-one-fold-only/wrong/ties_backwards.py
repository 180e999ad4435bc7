# ties: sorts pairs in reverse, which also turns round the order of the names
from collections import Counter


def assign_folds(riders, k):
    sizes, fold = [0] * k, {}
    for n, rider in sorted(((n, r) for r, n in Counter(riders).items()), reverse=True):
        fold[rider] = min(range(k), key=lambda f: sizes[f])
        sizes[fold[rider]] += n
    return [fold[r] for r in riders]
