# shares: divides by the variance that was kept instead of the total
import numpy as np


def pca(X, count):
    _, s, axes = np.linalg.svd(X - X.mean(axis=0), full_matrices=False)
    variances = s[:count] ** 2 / (len(X) - 1)
    return axes[:count], variances, variances / variances.sum()
