import numpy as np


def score_forecasts(percents, outcomes, epsilon):
    """Return (log loss, Brier score, reliability, resolution, uncertainty)."""
    raise NotImplementedError
