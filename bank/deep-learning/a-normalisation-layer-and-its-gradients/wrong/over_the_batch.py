# output: takes the statistics over the rows of the batch, as batch norm does
import numpy as np


def layer_norm(x, gamma, beta, epsilon, upstream):
    s = np.sqrt(x.var(axis=0) + epsilon)
    z = (x - x.mean(axis=0)) / s
    g = upstream * gamma
    dx = (g - g.mean(axis=0) - z * (g * z).mean(axis=0)) / s
    return gamma * z + beta, dx, (upstream * z).sum(axis=0), upstream.sum(axis=0)
