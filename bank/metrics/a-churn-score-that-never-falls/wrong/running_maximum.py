# merging back: takes the running maximum of the means instead of pooling
import numpy as np


def isotonic(scores, outcomes):
    _, place, sizes = np.unique(scores, return_inverse=True, return_counts=True)
    means = np.bincount(place, weights=outcomes) / sizes
    return np.maximum.accumulate(means)[place]
