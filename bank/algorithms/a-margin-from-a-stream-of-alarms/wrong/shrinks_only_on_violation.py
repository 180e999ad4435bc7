# margins kept: shrinks the weights only when the margin is violated
import numpy as np


def pegasos(X, y, order, l2):
    w = np.zeros(X.shape[1])
    for t, i in enumerate(order, 1):
        if y[i] * (X[i] @ w) < 1:
            w = (1 - 1 / t) * w + y[i] * X[i] / (l2 * t)
    return w, l2 / 2 * (w @ w) + np.maximum(0, 1 - y * (X @ w)).mean()
