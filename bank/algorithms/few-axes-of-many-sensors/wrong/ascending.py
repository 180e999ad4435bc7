# axes: leaves the ascending order of eigh
import numpy as np


def pca(X, count):
    C = np.atleast_2d(np.cov(X, rowvar=False))
    values, vectors = np.linalg.eigh(C)
    return vectors.T[:count], values[:count], values[:count] / values.sum()
