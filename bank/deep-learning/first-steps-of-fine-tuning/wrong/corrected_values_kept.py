# bias correction: carries the corrected means into the next step
import numpy as np


def adam(start, gradients, rate, beta1, beta2, epsilon):
    theta, m, v, out = start, 0.0, 0.0, np.empty(gradients.shape)
    for t, g in enumerate(gradients, 1):
        m = (beta1 * m + (1 - beta1) * g) / (1 - beta1**t)
        v = (beta2 * v + (1 - beta2) * g * g) / (1 - beta2**t)
        theta = theta - rate * m / (np.sqrt(v) + epsilon)
        out[t - 1] = theta
    return out
