# scores in the hundreds: clips the probability before it takes the logarithm
import numpy as np


def fit_logistic(X, y, rate, steps, l2):
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(steps):
        error = 1 / (1 + np.exp(-np.clip(X @ w + b, -500, 500))) - y
        w, b = w - rate * (X.T @ error / len(y) + l2 * w), b - rate * error.mean()
    p = np.clip(1 / (1 + np.exp(-np.clip(X @ w + b, -500, 500))), 1e-15, 1 - 1e-15)
    return w, b, -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)) + l2 / 2 * (w @ w)
