# All input products before the loop; the active rows are updated in place.
import numpy as np


def lstm(x, lengths, h, c, W, U, b):
    h, c = h.copy(), c.copy()
    B, H = h.shape
    inputs = (np.einsum("tbd,dk->tbk", x, W) + b).reshape(len(x), B, 4, H)
    outputs = np.zeros((len(x), B, H))
    for t in range(len(x)):
        rows = np.flatnonzero(lengths > t)
        z = inputs[t, rows] + (h[rows] @ U).reshape(-1, 4, H)
        with np.errstate(over="ignore"):
            i, f, o = (1 / (1 + np.exp(-z[:, k])) for k in (0, 1, 3))
        c[rows] = f * c[rows] + i * np.tanh(z[:, 2])
        h[rows] = o * np.tanh(c[rows])
        outputs[t, rows] = h[rows]
    return outputs, h, c
