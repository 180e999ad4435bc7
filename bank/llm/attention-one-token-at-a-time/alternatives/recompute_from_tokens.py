# Keeps the tokens of the window and computes keys and values anew, head by head.
import numpy as np


class CachedAttention:
    def __init__(self, wq, wk, wv, wo, heads, window):
        self.q = np.split(wq, heads, axis=1)
        self.k = np.split(wk, heads, axis=1)
        self.v = np.split(wv, heads, axis=1)
        self.o = np.split(wo, heads, axis=0)
        self.window, self.tokens = window, []

    def step(self, x):
        self.tokens = (self.tokens + [x])[-self.window :]
        past = np.stack(self.tokens)
        out = 0.0
        for q, k, v, o in zip(self.q, self.k, self.v, self.o):
            s = past @ k @ (x @ q) / np.sqrt(q.shape[1])
            a = np.exp(s - s.max())
            out = out + (a / a.sum()) @ (past @ v) @ o
        return out

    def extend(self, xs):
        return np.array([self.step(x) for x in xs]).reshape(xs.shape)

    def cached(self):
        return len(self.tokens)
