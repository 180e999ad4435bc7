# variances: divides by n instead of n - 1
import numpy as np


def pca(X, count):
    _, s, axes = np.linalg.svd(X - X.mean(axis=0), full_matrices=False)
    variances = s**2 / len(X)
    return axes[:count], variances[:count], variances[:count] / variances.sum()
