# balance: counts riders instead of rows in a fold
from collections import Counter


def assign_folds(riders, k):
    sizes, fold = [0] * k, {}
    for rider, _ in Counter(riders).most_common():
        fold[rider] = min(range(k), key=lambda f: sizes[f])
        sizes[fold[rider]] += 1
    return [fold[r] for r in riders]
