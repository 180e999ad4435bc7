# far from zero: takes the mean of squares minus the square of the mean
import numpy as np


def pca(X, count):
    n, mean = len(X), X.mean(axis=0)
    C = (X.T @ X / n - np.outer(mean, mean)) * n / (n - 1)
    values, vectors = np.linalg.eigh(C)
    values, vectors = values[::-1], vectors[:, ::-1]
    return vectors[:, :count].T, values[:count], values[:count] / C.trace()
