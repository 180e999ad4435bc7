# A column of ones for the intercept, with a penalty of zero; logaddexp for sigmoid and loss.
import numpy as np


def fit_logistic(X, y, rate, steps, l2):
    n = len(y)
    A = np.column_stack([X, np.ones(n)])
    penalty = np.full(A.shape[1], float(l2))
    penalty[-1] = 0.0
    theta = np.zeros(A.shape[1])
    for _ in range(steps):
        p = np.exp(-np.logaddexp(0, -(A @ theta)))
        theta -= rate * ((p - y) @ A / n + penalty * theta)
    margin = np.where(y == 1, 1, -1) * (A @ theta)
    loss = np.logaddexp(0, -margin)
    return theta[:-1], theta[-1], loss.mean() + 0.5 * (penalty * theta**2).sum()
