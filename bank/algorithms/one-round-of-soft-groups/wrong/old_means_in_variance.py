# soft groups: takes the variances around the old means
import numpy as np


def em_step(X, weights, means, variances, floor):
    s = (X[:, None] - means) ** 2
    logs = np.log(weights) - (np.log(2 * np.pi * variances) + s / variances).sum(axis=2) / 2
    rows = np.logaddexp.reduce(logs, axis=1)
    r = np.exp(logs - rows[:, None])
    N = r.sum(axis=0)[:, None]
    v = (r[:, :, None] * s).sum(axis=0) / N
    return N[:, 0] / len(X), r.T @ X / N, np.maximum(v, floor), rows.sum()
