# Thin SVD of the centred data.
import numpy as np


def pca(X, count):
    _, s, rows = np.linalg.svd(X - np.mean(X, axis=0), full_matrices=False)
    variances = s * s / (X.shape[0] - 1)
    return rows[:count], variances[:count], (variances / np.sum(variances))[:count]
