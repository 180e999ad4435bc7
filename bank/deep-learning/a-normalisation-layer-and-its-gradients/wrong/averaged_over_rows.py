# shared parameters: averages the gradients of gamma and beta over the rows
import numpy as np


def layer_norm(x, gamma, beta, epsilon, upstream):
    s = np.sqrt(x.var(axis=1, keepdims=True) + epsilon)
    z = (x - x.mean(axis=1, keepdims=True)) / s
    g = upstream * gamma
    dx = (g - g.mean(axis=1, keepdims=True) - z * (g * z).mean(axis=1, keepdims=True)) / s
    return gamma * z + beta, dx, (upstream * z).mean(axis=0), upstream.mean(axis=0)
