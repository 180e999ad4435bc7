# balance: gives each fold a rider in turn, whatever their numbers of rows
from collections import Counter


def assign_folds(riders, k):
    order = sorted(Counter(riders).items(), key=lambda item: (-item[1], item[0]))
    fold = {rider: i % k for i, (rider, _) in enumerate(order)}
    return [fold[r] for r in riders]
