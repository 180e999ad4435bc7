# scores in the hundreds: takes the logarithm of a probability that is 0
import numpy as np


def fit_logistic(X, y, rate, steps, l2):
    w, b = np.zeros(X.shape[1]), 0.0
    with np.errstate(all="ignore"):
        for _ in range(steps):
            error = 1 / (1 + np.exp(-(X @ w + b))) - y
            w, b = w - rate * (X.T @ error / len(y) + l2 * w), b - rate * error.mean()
        p = 1 / (1 + np.exp(-(X @ w + b)))
        return w, b, -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)) + l2 / 2 * (w @ w)
