import numpy as np


def courier_distances(orders, couriers):
    """Return for each order the nearest and the mean courier distance, shape (n, 2)."""
    raise NotImplementedError
