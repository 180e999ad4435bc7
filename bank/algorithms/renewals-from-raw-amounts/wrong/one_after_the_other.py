# without a penalty: moves the weights before it takes the gradient of the intercept
import numpy as np


def fit_logistic(X, y, rate, steps, l2):
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(steps):
        error = np.exp(-np.logaddexp(0, -(X @ w + b))) - y
        w = w - rate * (X.T @ error / len(y) + l2 * w)
        b = b - rate * (np.exp(-np.logaddexp(0, -(X @ w + b))) - y).mean()
    z = X @ w + b
    return w, b, np.mean(np.logaddexp(0, z) - y * z) + l2 / 2 * (w @ w)
