# epsilon: adds epsilon to the uncorrected root
import numpy as np


def adam(start, gradients, rate, beta1, beta2, epsilon):
    theta, m, v, out = start, 0.0, 0.0, np.empty(gradients.shape)
    for t, g in enumerate(gradients, 1):
        m, v = beta1 * m + (1 - beta1) * g, beta2 * v + (1 - beta2) * g * g
        theta = theta - rate * np.sqrt(1 - beta2**t) / (1 - beta1**t) * m / (np.sqrt(v) + epsilon)
        out[t - 1] = theta
    return out
