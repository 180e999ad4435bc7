# running mean: takes momentum for the weight of the old value
import numpy as np


class BatchNorm:
    def __init__(self, gamma, beta, momentum, epsilon):
        self.g, self.b, self.w, self.e = gamma, beta, momentum, epsilon
        self.m, self.v = np.zeros(len(gamma)), np.ones(len(gamma))

    def train(self, x):
        m, v = x.mean(axis=0), x.var(axis=0)
        self.m = self.w * self.m + (1 - self.w) * m
        self.v = self.w * self.v + (1 - self.w) * x.var(axis=0, ddof=1)
        return self.g * (x - m) / np.sqrt(v + self.e) + self.b

    def infer(self, x):
        return self.g * (x - self.m) / np.sqrt(self.v + self.e) + self.b

    def running(self):
        return self.m, self.v
