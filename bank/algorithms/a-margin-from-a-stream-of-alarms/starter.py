import numpy as np


def pegasos(X, y, order, l2):
    """Weights after the given steps, and the objective there."""
    raise NotImplementedError
