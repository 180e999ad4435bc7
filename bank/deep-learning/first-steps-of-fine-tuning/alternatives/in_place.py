# In place with running powers of the betas, one parameter vector.
import numpy as np


def adam(start, gradients, rate, beta1, beta2, epsilon):
    theta = np.array(start, dtype=float)
    m, v = np.zeros_like(theta), np.zeros_like(theta)
    power1 = power2 = 1.0
    out = []
    for g in gradients:
        power1 *= beta1
        power2 *= beta2
        m += (1 - beta1) * (g - m)
        v += (1 - beta2) * (g * g - v)
        theta -= rate * (m / (1 - power1)) / ((v / (1 - power2)) ** 0.5 + epsilon)
        out.append(theta.copy())
    return np.array(out).reshape(-1, len(theta))
