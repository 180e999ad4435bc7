import numpy as np


def layer_norm(x, gamma, beta, epsilon, upstream):
    """Output and the gradients of x, gamma and beta."""
    raise NotImplementedError
