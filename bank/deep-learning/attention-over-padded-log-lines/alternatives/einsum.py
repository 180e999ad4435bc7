# einsum over (batch, query, key, head) and a log-sum-exp for the weights.
import numpy as np


def attention(q, k, v, heads, lengths, causal):
    B, T, D = q.shape
    Q, K, V = (x.reshape(B, T, heads, D // heads) for x in (q, k, v))
    s = np.einsum("bihd,bjhd->bhij", Q, K) * (D // heads) ** -0.5
    mask = np.ones((T, T), bool)
    if causal:
        mask = np.tril(mask)
    mask = mask[None] & (np.arange(T)[None, None, :] < np.asarray(lengths)[:, None, None])
    mask = np.repeat(mask[:, None], heads, axis=1)
    s[~mask] = -np.inf
    log_total = np.logaddexp.reduce(s, axis=-1, keepdims=True)
    log_total[np.isneginf(log_total)] = 0.0
    return np.einsum("bhij,bjhd->bihd", np.exp(s - log_total), V).reshape(B, T, D)
