# empty segments: gives the mean 0 to a segment without readings
import numpy as np


def segment_sums(segments, features, count):
    ok = segments >= 0
    sums = np.zeros((count, features.shape[1]))
    np.add.at(sums, segments[ok], features[ok])
    return sums, sums / np.maximum(np.bincount(segments[ok], minlength=count), 1)[:, None]
