# gradient of x: forgets gamma on the way back
import numpy as np


def layer_norm(x, gamma, beta, epsilon, upstream):
    s = np.sqrt(x.var(axis=1, keepdims=True) + epsilon)
    z = (x - x.mean(axis=1, keepdims=True)) / s
    g = upstream
    dx = (g - g.mean(axis=1, keepdims=True) - z * (g * z).mean(axis=1, keepdims=True)) / s
    return gamma * z + beta, dx, (upstream * z).sum(axis=0), upstream.sum(axis=0)
