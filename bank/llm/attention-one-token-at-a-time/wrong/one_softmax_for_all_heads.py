# heads: takes one softmax over the sum of all heads' scores
import numpy as np
from collections import deque


class CachedAttention:
    def __init__(self, wq, wk, wv, wo, heads, window):
        self.w, self.wo, self.h, self.k, self.v = (wq, wk, wv), wo, heads, deque(maxlen=window), deque(maxlen=window)

    def step(self, x):
        q, k, v = (x @ w for w in self.w)
        self.k.append(k)
        self.v.append(v)
        s = np.array(self.k) @ q / (len(x) // self.h) ** 0.5
        e = np.exp(s - s.max())
        return (e / e.sum()) @ np.array(self.v) @ self.wo

    def extend(self, xs):
        return np.array([self.step(x) for x in xs]).reshape(xs.shape)

    def cached(self):
        return len(self.k)
