# empty segments: returns rows only up to the last segment that occurs
import numpy as np


def segment_sums(segments, features, count):
    ok = segments >= 0
    ids = segments[ok]
    sums = np.stack([np.bincount(ids, weights=c) for c in features[ok].T], axis=1)
    with np.errstate(invalid="ignore"):
        return sums, sums / np.bincount(ids)[:, None]
