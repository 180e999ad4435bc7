# examples: sums absolute differences
import numpy as np


def courier_distances(orders, couriers):
    table = np.abs(orders[:, None] - couriers[None]).sum(axis=-1)
    return np.stack([table.min(axis=1), table.mean(axis=1)], axis=1)
