# Sort by segment, then reduceat over the segments that occur.
import numpy as np


def segment_sums(segments, features, count):
    sums = np.zeros((count, features.shape[1]))
    means = np.full((count, features.shape[1]), np.nan)
    order = np.argsort(segments, kind="stable")
    order = order[np.searchsorted(segments[order], 0) :]
    if len(order):
        present, start, sizes = np.unique(segments[order], return_index=True, return_counts=True)
        sums[present] = np.add.reduceat(features[order], start, axis=0)
        means[present] = sums[present] / sizes[:, None]
    return sums, means
