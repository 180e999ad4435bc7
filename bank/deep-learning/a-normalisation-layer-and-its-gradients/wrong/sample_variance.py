# output: divides the variance by d - 1
import numpy as np


def layer_norm(x, gamma, beta, epsilon, upstream):
    d = x.shape[1]
    c = x - x.mean(axis=1, keepdims=True)
    s = np.sqrt((c * c).sum(axis=1, keepdims=True) / max(d - 1, 1) + epsilon)
    z, g = c / s, upstream * gamma
    dx = (g - g.mean(axis=1, keepdims=True) - z * (g * z).mean(axis=1, keepdims=True)) / s
    return gamma * z + beta, dx, (upstream * z).sum(axis=0), upstream.sum(axis=0)
