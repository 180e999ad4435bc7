# window: counts the window without the present token
import numpy as np


class CachedAttention:
    def __init__(self, wq, wk, wv, wo, heads, window):
        self.w, self.wo, self.h, self.window, self.k, self.v = (wq, wk, wv), wo, heads, window, [], []

    def step(self, x):
        q, k, v = ((x @ w).reshape(self.h, -1) for w in self.w)
        self.k, self.v = (self.k + [k])[-self.window - 1 :], (self.v + [v])[-self.window - 1 :]
        s = np.einsum("hs,ths->ht", q, np.array(self.k)) / q.shape[1] ** 0.5
        e = np.exp(s - s.max(axis=1, keepdims=True))
        return np.einsum("ht,ths->hs", e / e.sum(axis=1, keepdims=True), np.array(self.v)).ravel() @ self.wo

    def extend(self, xs):
        return np.array([self.step(x) for x in xs]).reshape(xs.shape)

    def cached(self):
        return len(self.k)
