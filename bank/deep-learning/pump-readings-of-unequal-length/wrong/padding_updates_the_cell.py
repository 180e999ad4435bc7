# unequal lengths: lets padding change the state
import numpy as np


def lstm(x, lengths, h, c, W, U, b):
    s = lambda z: 0.5 * (1 + np.tanh(z / 2))
    out = []
    for t in range(len(x)):
        i, f, g, o = np.split(x[t] @ W + h @ U + b, 4, axis=1)
        c = s(f) * c + s(i) * np.tanh(g)
        h = s(o) * np.tanh(c)
        out.append(h * (t < lengths)[:, None])
    return np.array(out), h, c
