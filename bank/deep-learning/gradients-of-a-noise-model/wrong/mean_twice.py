# several rows: divides the gradients of the biases by n a second time
import numpy as np


def gradients(X, y, W1, b1, W2, b2):
    a = X @ W1 + b1
    u = np.maximum(a, 0)
    error = u @ W2 + b2 - y[:, None]
    d_s = error / len(X)
    d_a = d_s @ W2.T * (a > 0)
    return {"loss": (error**2).mean() / 2, "W1": X.T @ d_a, "b1": d_a.mean(axis=0),
            "W2": u.T @ d_s, "b2": d_s.mean(axis=0)}
