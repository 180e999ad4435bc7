# large: the double loop of the prompt
import numpy as np


def courier_distances(orders, couriers):
    table = np.zeros((len(orders), len(couriers)))
    for i in range(len(orders)):
        for j in range(len(couriers)):
            table[i, j] = np.sqrt(((orders[i] - couriers[j]) ** 2).sum())
    return np.stack([table.min(axis=1), table.mean(axis=1)], axis=1)
