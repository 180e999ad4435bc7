import numpy as np


def calibration_errors(probabilities, outcomes, bins):
    """Return (expected calibration error, largest gap of a bin)."""
    raise NotImplementedError
