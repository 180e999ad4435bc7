# Builds the d by d Jacobian of each row.
import numpy as np


def layer_norm(x, gamma, beta, epsilon, upstream):
    n, d = x.shape
    out, dx = np.zeros((n, d)), np.zeros((n, d))
    dgamma = np.zeros(d)
    for i in range(n):
        s = np.sqrt(np.var(x[i]) + epsilon)
        z = (x[i] - np.mean(x[i])) / s
        out[i] = gamma * z + beta
        jacobian = (np.eye(d) - 1 / d - np.outer(z, z) / d) / s
        dx[i] = (upstream[i] * gamma) @ jacobian
        dgamma += upstream[i] * z
    return [out, dx, dgamma, upstream.sum(0)]
