# Each sequence cut to its length, one after the other.
import numpy as np


def lstm(x, lengths, h, c, W, U, b):
    T, B, _ = x.shape
    H = h.shape[1]
    outputs = np.zeros((T, B, H))
    last_h, last_c = np.empty((B, H)), np.empty((B, H))
    for j in range(B):
        state, cell = h[j], c[j]
        for t in range(lengths[j]):
            z = x[t, j] @ W + state @ U + b
            gate = 0.5 * (1 + np.tanh(z / 2))
            cell = gate[H:2 * H] * cell + gate[:H] * np.tanh(z[2 * H:3 * H])
            state = gate[3 * H:] * np.tanh(cell)
            outputs[t, j] = state
        last_h[j], last_c[j] = state, cell
    return outputs, last_h, last_c
