# One column after the other with the statistics module.
import math
import statistics


class BatchNorm:
    def __init__(self, gamma, beta, momentum, epsilon):
        self.parts = list(zip(gamma.tolist(), beta.tolist()))
        self.momentum, self.epsilon = momentum, epsilon
        self.means, self.variances = [0.0] * len(self.parts), [1.0] * len(self.parts)

    def _rows(self, x, means, variances):
        return [
            [g * (value - m) / math.sqrt(v + self.epsilon) + b
             for value, (g, b), m, v in zip(row, self.parts, means, variances)]
            for row in x.tolist()
        ]

    def train(self, x):
        columns = x.T.tolist()
        means = [statistics.fmean(c) for c in columns]
        out = self._rows(x, means, [statistics.pvariance(c) for c in columns])
        w = self.momentum
        self.means = [(1 - w) * old + w * new for old, new in zip(self.means, means)]
        self.variances = [(1 - w) * old + w * statistics.variance(c) for old, c in zip(self.variances, columns)]
        return out

    def infer(self, x):
        return self._rows(x, self.means, self.variances)

    def running(self):
        return list(self.means), list(self.variances)
