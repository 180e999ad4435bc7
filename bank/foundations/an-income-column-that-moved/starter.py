import numpy as np


def psi(reference, current, bins, epsilon):
    """Return the population stability index of the current sample."""
    raise NotImplementedError
