# a constant row: adds epsilon to the standard deviation, outside the root
import numpy as np


def layer_norm(x, gamma, beta, epsilon, upstream):
    s = x.std(axis=1, keepdims=True) + epsilon
    z = (x - x.mean(axis=1, keepdims=True)) / s
    g = upstream * gamma
    dx = (g - g.mean(axis=1, keepdims=True) - z * (g * z).mean(axis=1, keepdims=True)) / s
    return gamma * z + beta, dx, (upstream * z).sum(axis=0), upstream.sum(axis=0)
