# padding: lets queries look at padded positions
import numpy as np


def attention(q, k, v, heads, lengths, causal):
    B, T, D = q.shape
    Q, K, V = (x.reshape(B, T, heads, D // heads).transpose(0, 2, 1, 3) for x in (q, k, v))
    mask = np.tril(np.ones((T, T), bool)) if causal else np.ones((T, T), bool)
    s = np.where(mask, Q @ K.swapaxes(2, 3) / np.sqrt(D // heads), -np.inf)
    w = np.exp(s - s.max(axis=3, keepdims=True))
    return (w / w.sum(axis=3, keepdims=True) @ V).transpose(0, 2, 1, 3).reshape(B, T, D)
