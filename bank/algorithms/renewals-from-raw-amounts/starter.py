import numpy as np


def fit_logistic(X, y, rate, steps, l2):
    """Weights, intercept and loss after gradient descent from zero."""
    raise NotImplementedError
