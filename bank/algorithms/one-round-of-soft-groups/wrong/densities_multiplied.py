# far away: multiplies densities instead of adding logarithms
import numpy as np


def em_step(X, weights, means, variances, floor):
    with np.errstate(all="ignore"):
        p = weights * np.prod(np.exp(-((X[:, None] - means) ** 2) / 2 / variances) / np.sqrt(2 * np.pi * variances), axis=2)
        r = p / p.sum(axis=1, keepdims=True)
        N = r.sum(axis=0)[:, None]
        m = r.T @ X / N
        v = (r[:, :, None] * (X[:, None] - m) ** 2).sum(axis=0) / N
        return N[:, 0] / len(X), m, np.maximum(v, floor), np.log(p.sum(axis=1)).sum()
