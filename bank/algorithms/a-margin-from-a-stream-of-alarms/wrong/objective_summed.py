# objective: adds up the hinge losses instead of averaging them
import numpy as np


def pegasos(X, y, order, l2):
    w = np.zeros(X.shape[1])
    for t, i in enumerate(order, 1):
        bad = y[i] * (X[i] @ w) < 1
        w = (1 - 1 / t) * w
        if bad:
            w = w + y[i] * X[i] / (l2 * t)
    return w, l2 / 2 * (w @ w) + np.maximum(0, 1 - y * (X @ w)).sum()
