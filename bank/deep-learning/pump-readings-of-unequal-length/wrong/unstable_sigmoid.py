# large gate inputs: writes the sigmoid as exp(z) / (1 + exp(z))
import numpy as np


def lstm(x, lengths, h, c, W, U, b):
    s = lambda z: np.exp(z) / (1 + np.exp(z))
    out = []
    with np.errstate(all="ignore"):
        for t in range(len(x)):
            i, f, g, o = np.split(x[t] @ W + h @ U + b, 4, axis=1)
            cn = s(f) * c + s(i) * np.tanh(g)
            own = (t < lengths)[:, None]
            c, h = np.where(own, cn, c), np.where(own, s(o) * np.tanh(cn), h)
            out.append(np.where(own, h, 0))
    return np.array(out), h, c
