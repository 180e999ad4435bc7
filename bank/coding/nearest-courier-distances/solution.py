import numpy as np


def courier_distances(orders, couriers):
    result = np.empty((len(orders), 2))
    for i, order in enumerate(orders):
        distances = np.sqrt(((couriers - order) ** 2).sum(axis=1))
        result[i] = distances.min(), distances.mean()
    return result
