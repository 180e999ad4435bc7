# lengths: ranks by the dot product, so that long vectors win
import numpy as np


def top_k(queries, items, k):
    return np.argsort(-(queries @ items.T), axis=1)[:, :k]
