import numpy as np


def attention(q, k, v, heads, lengths, causal):
    batch, time, width = q.shape
    size = width // heads
    position = np.arange(time)

    def split(x):
        return x.reshape(batch, time, heads, size).transpose(0, 2, 1, 3)

    visible = position < lengths[:, None, None, None]
    if causal:
        visible = visible & (position <= position[:, None])
    scores = split(q) @ split(k).transpose(0, 1, 3, 2) / np.sqrt(size)
    # Hidden keys get the lowest score, so that they never are a row's maximum.
    scores = np.where(visible, scores, scores.min())
    weights = np.exp(scores - scores.max(axis=3, keepdims=True)) * visible
    # A row that sees a key has a total of at least 1, its maximum's.
    total = np.maximum(weights.sum(axis=3, keepdims=True), 1)
    return (weights @ split(v) / total).transpose(0, 2, 1, 3).reshape(q.shape)
