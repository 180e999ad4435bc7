# large: a mask over all readings for each segment
import numpy as np


def segment_sums(segments, features, count):
    sums = np.zeros((count, features.shape[1]))
    means = np.full((count, features.shape[1]), np.nan)
    for s in range(count):
        rows = features[segments == s]
        sums[s] = rows.sum(axis=0)
        if len(rows):
            means[s] = rows.mean(axis=0)
    return sums, means
