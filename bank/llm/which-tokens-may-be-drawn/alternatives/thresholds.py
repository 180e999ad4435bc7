# Thresholds per row instead of reordering: the k-th value, then the smallest kept probability.
import numpy as np


def next_token_probabilities(logits, temperature, top_k, top_p):
    v = logits.shape[1]
    best = logits.max(axis=1, keepdims=True)
    if temperature == 0:
        return (logits == best).astype(float)
    z = (logits - best) / temperature
    if 0 < top_k < v:
        z = np.where(z < np.partition(z, v - top_k, axis=1)[:, [v - top_k]], -np.inf, z)
    p = np.exp(z)
    p /= p.sum(axis=1, keepdims=True)
    up = np.sort(p, axis=1)[:, ::-1]
    count = (np.cumsum(up, axis=1) < top_p).sum(axis=1, keepdims=True)
    floor = np.take_along_axis(up, np.minimum(count, v - 1), axis=1)
    p = np.where(p >= floor, p, 0.0)
    return p / p.sum(axis=1, keepdims=True)
