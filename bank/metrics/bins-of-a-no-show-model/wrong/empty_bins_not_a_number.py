# empty bins: divides by the count of empty bins
import numpy as np


def calibration_errors(probabilities, outcomes, bins):
    p, y = np.asarray(probabilities, float), np.asarray(outcomes, float)
    b = np.maximum(np.ceil(p * bins - 1e-12).astype(int) - 1, 0)
    n = np.bincount(b, minlength=bins)
    gaps = np.abs(np.bincount(b, p, bins) - np.bincount(b, y, bins)) / n
    return float((gaps * n).sum() / len(p)), float(gaps.max())
