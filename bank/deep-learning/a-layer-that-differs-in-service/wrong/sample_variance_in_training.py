# training output: normalises the batch with the sample variance
import numpy as np


class BatchNorm:
    def __init__(self, gamma, beta, momentum, epsilon):
        self.g, self.b, self.w, self.e = gamma, beta, momentum, epsilon
        self.m, self.v = np.zeros(len(gamma)), np.ones(len(gamma))

    def train(self, x):
        m, v = x.mean(axis=0), x.var(axis=0, ddof=1)
        self.m, self.v = (1 - self.w) * self.m + self.w * m, (1 - self.w) * self.v + self.w * v
        return self.g * (x - m) / np.sqrt(v + self.e) + self.b

    def infer(self, x):
        return self.g * (x - self.m) / np.sqrt(self.v + self.e) + self.b

    def running(self):
        return self.m, self.v
