# edges: puts a forecast on an edge into the upper bin
import numpy as np


def calibration_errors(probabilities, outcomes, bins):
    p, y = np.asarray(probabilities, float), np.asarray(outcomes, float)
    b = np.minimum((p * bins).astype(int), bins - 1)
    n = np.bincount(b)
    off = np.abs(np.bincount(b, weights=p - y))
    return off.sum() / len(p), (off[n > 0] / n[n > 0]).max()
