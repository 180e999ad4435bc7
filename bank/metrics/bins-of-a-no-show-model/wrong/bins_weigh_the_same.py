# weights: averages the gaps without weights
import numpy as np


def calibration_errors(probabilities, outcomes, bins):
    p, y = np.asarray(probabilities, float), np.asarray(outcomes, float)
    b = np.maximum(np.ceil(p * bins - 1e-12).astype(int) - 1, 0)
    gaps = [abs(p[b == i].mean() - y[b == i].mean()) for i in np.unique(b)]
    return float(np.mean(gaps)), float(np.max(gaps))
