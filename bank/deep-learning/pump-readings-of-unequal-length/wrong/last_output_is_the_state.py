# unequal lengths: returns the output of the last time as the final h
import numpy as np


def lstm(x, lengths, h, c, W, U, b):
    s = lambda z: 0.5 * (1 + np.tanh(z / 2))
    out = []
    for t in range(len(x)):
        i, f, g, o = np.split(x[t] @ W + h @ U + b, 4, axis=1)
        cn = s(f) * c + s(i) * np.tanh(g)
        own = (t < lengths)[:, None]
        c, h = np.where(own, cn, c), np.where(own, s(o) * np.tanh(cn), h)
        out.append(h * own)
    return np.array(out), out[-1], c
