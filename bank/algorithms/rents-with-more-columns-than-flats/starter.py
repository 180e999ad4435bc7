import numpy as np


def ridge(X, y, l2):
    """Weights and unpenalised intercept of ridge regression."""
    raise NotImplementedError
