# several heads: reshapes to (B, heads, T, d) without moving the axes
import numpy as np


def attention(q, k, v, heads, lengths, causal):
    B, T, D = q.shape
    Q, K, V = (x.reshape(B, heads, T, D // heads) for x in (q, k, v))
    mask = np.arange(T) < lengths[:, None, None, None]
    if causal:
        mask = mask & np.tril(np.ones((T, T), bool))
    s = np.where(mask, Q @ K.swapaxes(2, 3) / np.sqrt(D // heads), -np.inf)
    top = s.max(axis=3, keepdims=True)
    w = np.exp(s - np.where(np.isfinite(top), top, 0))
    total = w.sum(axis=3, keepdims=True)
    return (w / np.where(total > 0, total, 1) @ V).reshape(B, T, D)
