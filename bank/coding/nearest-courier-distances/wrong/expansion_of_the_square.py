# far from zero: expands the square at large coordinates and loses the digits
import numpy as np


def courier_distances(orders, couriers):
    squares = (orders**2).sum(axis=1)[:, None] - 2 * orders @ couriers.T + (couriers**2).sum(axis=1)
    table = np.sqrt(np.maximum(squares, 0))
    return np.stack([table.min(axis=1), table.mean(axis=1)], axis=1)
