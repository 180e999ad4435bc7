# gradient of x: lets the gradient through the mean but not through the variance
import numpy as np


def layer_norm(x, gamma, beta, epsilon, upstream):
    s = np.sqrt(x.var(axis=1, keepdims=True) + epsilon)
    z = (x - x.mean(axis=1, keepdims=True)) / s
    g = upstream * gamma
    return gamma * z + beta, (g - g.mean(axis=1, keepdims=True)) / s, (upstream * z).sum(axis=0), upstream.sum(axis=0)
