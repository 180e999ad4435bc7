# several steps: squares the mean of gradients instead of averaging squares
import numpy as np


def adam(start, gradients, rate, beta1, beta2, epsilon):
    theta, m, v, out = start, 0.0, 0.0, np.empty(gradients.shape)
    for t, g in enumerate(gradients, 1):
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * (m / (1 - beta1**t)) ** 2
        theta = theta - rate * m / (1 - beta1**t) / (np.sqrt(v / (1 - beta2**t)) + epsilon)
        out[t - 1] = theta
    return out
