# large scores: takes exp without subtracting the maximum
import numpy as np
from collections import deque


class CachedAttention:
    def __init__(self, wq, wk, wv, wo, heads, window):
        self.w, self.wo, self.h, self.k, self.v = (wq, wk, wv), wo, heads, deque(maxlen=window), deque(maxlen=window)

    def step(self, x):
        q, k, v = ((x @ w).reshape(self.h, -1) for w in self.w)
        self.k.append(k)
        self.v.append(v)
        with np.errstate(all="ignore"):
            e = np.exp(np.einsum("hs,ths->ht", q, np.array(self.k)) / q.shape[1] ** 0.5)
            e = e / e.sum(axis=1, keepdims=True)
        return np.einsum("ht,ths->hs", e, np.array(self.v)).ravel() @ self.wo

    def extend(self, xs):
        return np.array([self.step(x) for x in xs]).reshape(xs.shape)

    def cached(self):
        return len(self.k)
