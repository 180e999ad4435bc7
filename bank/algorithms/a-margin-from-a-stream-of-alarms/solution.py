import numpy as np


def pegasos(X, y, order, l2):
    w = np.zeros(X.shape[1])
    for t, i in enumerate(order, start=1):
        is_violated = y[i] * (X[i] @ w) < 1
        w = w - w / t
        if is_violated:
            w = w + y[i] * X[i] / (l2 * t)
    hinge = np.maximum(0, 1 - y * (X @ w))
    return w, l2 / 2 * (w @ w) + hinge.mean()
