# several bins: lets gaps of opposite sign cancel
import numpy as np


def calibration_errors(probabilities, outcomes, bins):
    p, y = np.asarray(probabilities, float), np.asarray(outcomes, float)
    b = np.maximum(np.ceil(p * bins - 1e-12).astype(int) - 1, 0)
    gaps = np.array([p[b == i].mean() - y[b == i].mean() for i in np.unique(b)])
    shares = np.array([np.mean(b == i) for i in np.unique(b)])
    return abs(float(shares @ gaps)), float(np.abs(gaps).max())
