import numpy as np


def em_step(X, weights, means, variances, floor):
    squares = (X[:, None] - means) ** 2 / variances
    logs = np.log(weights) - (np.log(2 * np.pi * variances) + squares).sum(axis=2) / 2
    rows = np.logaddexp.reduce(logs, axis=1)
    shares = np.exp(logs - rows[:, None])
    parts = shares / shares.sum(axis=0)
    new_means = parts.T @ X
    spread = (parts[:, :, None] * (X[:, None] - new_means) ** 2).sum(axis=0)
    return shares.mean(axis=0), new_means, np.maximum(spread, floor), rows.sum()
