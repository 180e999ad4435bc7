# gradient of x: treats mean and variance as constants
import numpy as np


def layer_norm(x, gamma, beta, epsilon, upstream):
    s = np.sqrt(x.var(axis=1, keepdims=True) + epsilon)
    z = (x - x.mean(axis=1, keepdims=True)) / s
    return gamma * z + beta, upstream * gamma / s, (upstream * z).sum(axis=0), upstream.sum(axis=0)
