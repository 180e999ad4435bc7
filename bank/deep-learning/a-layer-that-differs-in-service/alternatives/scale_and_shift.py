# Folds every call into one scale and one shift for each column.
import numpy as np


class BatchNorm:
    def __init__(self, gamma, beta, momentum, epsilon):
        self.g, self.b, self.new, self.eps = np.array(gamma), np.array(beta), momentum, epsilon
        self.stats = np.stack([np.zeros_like(self.g), np.ones_like(self.g)])

    def _apply(self, x, m, v):
        scale = self.g * (v + self.eps) ** -0.5
        return x * scale + (self.b - m * scale)

    def train(self, x):
        n = x.shape[0]
        m = np.sum(x, axis=0) / n
        squares = ((x - m) ** 2).sum(axis=0)
        self.stats = (1 - self.new) * self.stats + self.new * np.stack([m, squares / (n - 1)])
        return self._apply(x, m, squares / n)

    def infer(self, x):
        return self._apply(x, *self.stats)

    def running(self):
        return tuple(self.stats)
