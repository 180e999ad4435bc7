# Broadcasting over a third axis.
import numpy as np


def courier_distances(orders, couriers):
    table = np.linalg.norm(orders[:, None, :] - couriers[None, :, :], axis=-1)
    return np.column_stack([table.min(axis=1), table.mean(axis=1)])
