# bincount with weights, one column at a time; row 0 takes the readings without a segment.
import numpy as np


def segment_sums(segments, features, count):
    shifted = segments + 1
    sums = np.stack([np.bincount(shifted, weights=c, minlength=count + 1)[1:] for c in features.T], axis=1)
    sizes = np.bincount(shifted, minlength=count + 1)[1:].astype(float)
    sizes[sizes == 0] = np.nan
    return [sums, sums / sizes[:, np.newaxis]]
