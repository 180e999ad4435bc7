# balance: takes the riders in alphabetical order
from collections import Counter


def assign_folds(riders, k):
    sizes, fold = [0] * k, {}
    for rider, n in sorted(Counter(riders).items()):
        fold[rider] = min(range(k), key=lambda f: sizes[f])
        sizes[fold[rider]] += n
    return [fold[r] for r in riders]
