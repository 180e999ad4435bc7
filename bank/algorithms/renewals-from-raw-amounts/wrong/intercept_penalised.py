# with a penalty: penalises the intercept too
import numpy as np


def fit_logistic(X, y, rate, steps, l2):
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(steps):
        error = np.exp(-np.logaddexp(0, -(X @ w + b))) - y
        w, b = w - rate * (X.T @ error / len(y) + l2 * w), b - rate * (error.mean() + l2 * b)
    z = X @ w + b
    return w, b, np.mean(np.logaddexp(0, z) - y * z) + l2 / 2 * (w @ w)
