import numpy as np


def isotonic(scores, outcomes):
    """Return the fitted non-decreasing values, in the order of the input."""
    raise NotImplementedError
