# w after step t is the sum of the violating rows so far, divided by l2 t.
import numpy as np


def pegasos(X, y, order, l2):
    signed = X * y[:, None]
    total = np.zeros(X.shape[1])
    steps = 0
    for i in order:
        if steps == 0 or signed[i] @ total < l2 * steps:
            total = total + signed[i]
        steps += 1
    w = total / (l2 * max(steps, 1))
    slack = 1 - signed @ w
    return w, 0.5 * l2 * np.dot(w, w) + slack[slack > 0].sum() / len(X)
