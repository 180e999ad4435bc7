# nothing is visible: uses a large negative score, so that an empty row looks at padding
import numpy as np


def attention(q, k, v, heads, lengths, causal):
    B, T, D = q.shape
    Q, K, V = (x.reshape(B, T, heads, D // heads).transpose(0, 2, 1, 3) for x in (q, k, v))
    mask = np.arange(T) < lengths[:, None, None, None]
    if causal:
        mask = mask & np.tril(np.ones((T, T), bool))
    s = np.where(mask, Q @ K.swapaxes(2, 3) / np.sqrt(D // heads), -1e9)
    w = np.exp(s - s.max(axis=3, keepdims=True))
    w = w / w.sum(axis=3, keepdims=True)
    return (w @ V).transpose(0, 2, 1, 3).reshape(B, T, D)
