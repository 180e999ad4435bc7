# top-p: drops the token that crosses the mass
import numpy as np


def next_token_probabilities(logits, temperature, top_k, top_p):
    order = np.argsort(-logits, axis=1)
    r = np.take_along_axis(logits, order, axis=1)
    if temperature == 0:
        temperature, top_k = 1.0, 1
    w = np.exp((r - r[:, :1]) / temperature)
    if top_k:
        w[:, top_k:] = 0
    w /= w.sum(axis=1, keepdims=True)
    drop = np.cumsum(w, axis=1) > top_p + 1e-9
    drop[:, 0] = False
    w[drop] = 0
    out = np.empty(logits.shape)
    np.put_along_axis(out, order, w / w.sum(axis=1, keepdims=True), axis=1)
    return out
