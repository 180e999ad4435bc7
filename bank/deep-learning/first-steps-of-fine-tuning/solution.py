import numpy as np


def adam(start, gradients, rate, beta1, beta2, epsilon):
    theta, m, v = start, np.zeros(len(start)), np.zeros(len(start))
    path = np.empty(gradients.shape)
    for t, g in enumerate(gradients, start=1):
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        step = m / (1 - beta1**t) / (np.sqrt(v / (1 - beta2**t)) + epsilon)
        theta = theta - rate * step
        path[t - 1] = theta
    return path
