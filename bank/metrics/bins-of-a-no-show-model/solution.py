import numpy as np


def calibration_errors(probabilities, outcomes, bins):
    forecasts = np.asarray(probabilities)
    edges = np.arange(1, bins) / bins
    places = np.searchsorted(edges, forecasts)
    counts = np.bincount(places)
    off = np.abs(np.bincount(places, weights=np.asarray(outcomes) - forecasts))
    filled = counts > 0
    return off.sum() / len(forecasts), (off[filled] / counts[filled]).max()
