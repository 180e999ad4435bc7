import heapq
from collections import Counter


def assign_folds(riders, k):
    folds = [(0, fold) for fold in range(k)]
    chosen = {}
    for rider, rows in sorted(Counter(riders).items(), key=lambda item: (-item[1], item[0])):
        filled, fold = folds[0]
        chosen[rider] = fold
        heapq.heapreplace(folds, (filled + rows, fold))
    return [chosen[rider] for rider in riders]
