# Every intermediate value of the forward pass has its own gradient, as a framework would do it.
import numpy as np


def layer_norm(x, gamma, beta, epsilon, upstream):
    d = x.shape[1]
    m = x.sum(axis=1, keepdims=True) / d
    c = x - m
    v = (c * c).sum(axis=1, keepdims=True) / d
    inv = (v + epsilon) ** -0.5
    z = c * inv
    out = z * gamma + beta
    dbeta = np.sum(upstream, axis=0)
    dgamma = np.einsum("ij,ij->j", upstream, z)
    dz = upstream * gamma
    dinv = (dz * c).sum(axis=1, keepdims=True)
    dv = dinv * -0.5 * (v + epsilon) ** -1.5
    dc = dz * inv + dv * 2 * c / d
    dm = -dc.sum(axis=1, keepdims=True)
    return out, dc + dm / d, dgamma, dbeta
