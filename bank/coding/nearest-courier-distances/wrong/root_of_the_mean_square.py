# examples: takes the root of the mean square instead of the mean of the roots
import numpy as np


def courier_distances(orders, couriers):
    squares = ((orders[:, None] - couriers[None]) ** 2).sum(axis=-1)
    return np.sqrt(np.stack([squares.min(axis=1), squares.mean(axis=1)], axis=1))
