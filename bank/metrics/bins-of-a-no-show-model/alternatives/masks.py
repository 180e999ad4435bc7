# One mask per bin.
import numpy as np


def calibration_errors(probabilities, outcomes, bins):
    p, y = np.array(probabilities, float), np.array(outcomes, float)
    edges = np.linspace(0, 1, bins + 1)
    shares, gaps = [], []
    for b in range(bins):
        inside = (p > edges[b]) & (p <= edges[b + 1])
        if b == 0:
            inside |= p == 0
        if inside.any():
            shares.append(inside.mean())
            gaps.append(abs(p[inside].mean() - y[inside].mean()))
    return float(np.dot(shares, gaps)), float(max(gaps))
