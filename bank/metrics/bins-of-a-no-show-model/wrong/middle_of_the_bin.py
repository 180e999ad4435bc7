# several bins: takes the middle of the bin instead of its mean forecast
import numpy as np


def calibration_errors(probabilities, outcomes, bins):
    p, y = np.asarray(probabilities, float), np.asarray(outcomes, float)
    b = np.maximum(np.ceil(p * bins - 1e-12).astype(int) - 1, 0)
    gaps = [abs((i + 0.5) / bins - y[b == i].mean()) for i in np.unique(b)]
    shares = [np.mean(b == i) for i in np.unique(b)]
    return float(np.dot(shares, gaps)), float(np.max(gaps))
