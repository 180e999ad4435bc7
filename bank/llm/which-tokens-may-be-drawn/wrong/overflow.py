# large logits: takes exp without subtracting the maximum
import numpy as np


def next_token_probabilities(logits, temperature, top_k, top_p):
    if temperature == 0:
        return (logits == logits.max(axis=1, keepdims=True)).astype(float)
    order = np.argsort(-logits, axis=1)
    with np.errstate(all="ignore"):
        w = np.exp(np.take_along_axis(logits, order, axis=1) / temperature)
        if top_k:
            w[:, top_k:] = 0
        w /= w.sum(axis=1, keepdims=True)
        w[np.cumsum(w, axis=1) - w >= top_p] = 0
        w /= w.sum(axis=1, keepdims=True)
    out = np.empty(logits.shape)
    np.put_along_axis(out, order, w, axis=1)
    return out
