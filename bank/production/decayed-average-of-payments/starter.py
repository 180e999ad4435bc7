import numpy as np


def decayed_features(times, values, queries, half_life):
    """Return shape (q, 2): decayed mean and total weight at each query time."""
    raise NotImplementedError
