import numpy as np


def adam(start, gradients, rate, beta1, beta2, epsilon):
    """The parameters after each step of Adam, one row for each gradient."""
    raise NotImplementedError
