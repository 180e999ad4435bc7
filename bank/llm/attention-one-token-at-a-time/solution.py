from collections import deque

import numpy as np


class CachedAttention:
    def __init__(self, wq, wk, wv, wo, heads, window):
        self.wq, self.wk, self.wv, self.wo = wq, wk, wv, wo
        self.heads = heads
        self.keys = deque(maxlen=window)
        self.values = deque(maxlen=window)

    def step(self, x):
        size = len(x) // self.heads
        query = (x @ self.wq).reshape(self.heads, size)
        self.keys.append((x @ self.wk).reshape(self.heads, size))
        self.values.append((x @ self.wv).reshape(self.heads, size))
        scores = np.einsum("hs,ths->ht", query, np.array(self.keys)) / np.sqrt(size)
        weights = np.exp(scores - scores.max(axis=1, keepdims=True))
        weights /= weights.sum(axis=1, keepdims=True)
        return np.einsum("ht,ths->hs", weights, np.array(self.values)).ravel() @ self.wo

    def extend(self, xs):
        outputs = np.empty(xs.shape)
        for i, x in enumerate(xs):
            outputs[i] = self.step(x)
        return outputs

    def cached(self):
        return len(self.keys)
