import numpy as np


def pca(X, count):
    centred = X - X.mean(axis=0)
    covariance = centred.T @ centred / (len(X) - 1)
    values, vectors = np.linalg.eigh(covariance)
    variances = values[::-1][:count]
    return vectors.T[::-1][:count], variances, variances / covariance.trace()
