# soft groups: leaves log 2 pi out of the density
import numpy as np


def em_step(X, weights, means, variances, floor):
    logs = np.log(weights) - (np.log(variances) + (X[:, None] - means) ** 2 / variances).sum(axis=2) / 2
    rows = np.logaddexp.reduce(logs, axis=1)
    r = np.exp(logs - rows[:, None])
    N = r.sum(axis=0)[:, None]
    m = r.T @ X / N
    v = (r[:, :, None] * (X[:, None] - m) ** 2).sum(axis=0) / N
    return N[:, 0] / len(X), m, np.maximum(v, floor), rows.sum()
