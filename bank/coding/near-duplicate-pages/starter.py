import numpy as np


def near_duplicates(pages, a, b, p, bands, threshold):
    """Return [(i, j, similarity), ...] of candidate pairs with similarity >= threshold."""
    raise NotImplementedError
