# ties: takes riders with equally many rows in the order in which they appear
from collections import Counter


def assign_folds(riders, k):
    sizes, fold = [0] * k, {}
    for rider, n in Counter(riders).most_common():
        fold[rider] = min(range(k), key=lambda f: sizes[f])
        sizes[fold[rider]] += n
    return [fold[r] for r in riders]
