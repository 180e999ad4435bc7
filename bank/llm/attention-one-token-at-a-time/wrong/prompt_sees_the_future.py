# extensions: no mask in a prompt, so that early tokens see later ones
import numpy as np


class CachedAttention:
    def __init__(self, wq, wk, wv, wo, heads, window):
        self.w, self.wo, self.h, self.window = (wq, wk, wv), wo, heads, window
        self.k = self.v = np.zeros((0, wq.shape[0]))

    def extend(self, xs):
        q, k, v = (xs @ w for w in self.w)
        self.k, self.v = np.vstack([self.k, k])[-self.window :], np.vstack([self.v, v])[-self.window :]
        parts = []
        for c in np.split(np.arange(xs.shape[1]), self.h):
            s = q[:, c] @ self.k[:, c].T / len(c) ** 0.5
            e = np.exp(s - s.max(axis=1, keepdims=True, initial=-1e300))
            parts.append(e / e.sum(axis=1, keepdims=True) @ self.v[:, c])
        return np.hstack(parts) @ self.wo

    def step(self, x):
        return self.extend(x[None])[0]

    def cached(self):
        return len(self.k)
