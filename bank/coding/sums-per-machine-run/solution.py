import numpy as np


def segment_sums(segments, features, count):
    kept = segments >= 0
    sums = np.zeros((count, features.shape[1]))
    np.add.at(sums, segments[kept], features[kept])
    sizes = np.bincount(segments[kept], minlength=count)
    with np.errstate(invalid="ignore"):
        means = sums / sizes[:, None]
    return sums, means
