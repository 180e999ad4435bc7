import numpy as np


class BatchNorm:
    def __init__(self, gamma, beta, momentum, epsilon):
        self.gamma, self.beta = gamma, beta
        self.momentum, self.epsilon = momentum, epsilon
        self.mean = np.zeros(len(gamma))
        self.variance = np.ones(len(gamma))

    def normalised(self, x, mean, variance):
        return self.gamma * (x - mean) / np.sqrt(variance + self.epsilon) + self.beta

    def train(self, x):
        mean = x.mean(axis=0)
        self.mean = self.mean + self.momentum * (mean - self.mean)
        self.variance = self.variance + self.momentum * (x.var(axis=0, ddof=1) - self.variance)
        return self.normalised(x, mean, x.var(axis=0))

    def infer(self, x):
        return self.normalised(x, self.mean, self.variance)

    def running(self):
        return self.mean, self.variance
