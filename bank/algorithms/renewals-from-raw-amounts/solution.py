import numpy as np


def fit_logistic(X, y, rate, steps, l2):
    n, d = X.shape
    w, b = np.zeros(d), 0.0
    for _ in range(steps):
        z = X @ w + b
        error = (1 + np.tanh(z / 2)) / 2 - y
        w = w - rate * (X.T @ error / n + l2 * w)
        b = b - rate * error.mean()
    z = X @ w + b
    losses = np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z))) - y * z
    return w, b, losses.mean() + l2 / 2 * (w @ w)
