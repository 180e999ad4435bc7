# far from zero: does not subtract the means
import numpy as np


def pca(X, count):
    _, s, axes = np.linalg.svd(X, full_matrices=False)
    variances = s**2 / (len(X) - 1)
    return axes[:count], variances[:count], variances[:count] / variances.sum()
