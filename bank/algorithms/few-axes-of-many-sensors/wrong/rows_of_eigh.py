# axes: takes rows of the matrix of eigenvectors instead of columns
import numpy as np


def pca(X, count):
    C = np.atleast_2d(np.cov(X, rowvar=False))
    values, vectors = np.linalg.eigh(C)
    return vectors[::-1][:count], values[::-1][:count], values[::-1][:count] / values.sum()
