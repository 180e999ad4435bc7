# The bin by a ceiling, sums by numpy.add.at.
import numpy as np


def calibration_errors(probabilities, outcomes, bins):
    p, y = np.asarray(probabilities, float), np.asarray(outcomes, float)
    b = np.maximum(np.ceil(p * bins).astype(int) - 1, 0)
    sums = np.zeros((3, bins))
    for row, values in enumerate((np.ones_like(p), p, y)):
        np.add.at(sums[row], b, values)
    n, sp, sy = sums[:, sums[0] > 0]
    gaps = np.abs(sp - sy) / n
    return np.average(gaps, weights=n), np.max(gaps)
