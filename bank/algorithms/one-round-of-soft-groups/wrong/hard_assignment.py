# soft groups: gives each row to its most probable component alone
import numpy as np


def em_step(X, weights, means, variances, floor):
    logs = np.log(weights) - (np.log(2 * np.pi * variances) + (X[:, None] - means) ** 2 / variances).sum(axis=2) / 2
    rows = np.logaddexp.reduce(logs, axis=1)
    r = np.eye(len(weights))[logs.argmax(axis=1)]
    N = np.maximum(r.sum(axis=0), 1e-12)[:, None]
    m = r.T @ X / N
    v = (r[:, :, None] * (X[:, None] - m) ** 2).sum(axis=0) / N
    return N[:, 0] / len(X), m, np.maximum(v, floor), rows.sum()
