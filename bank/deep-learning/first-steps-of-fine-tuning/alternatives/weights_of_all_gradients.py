# Each corrected mean as one weighted mean over all gradients so far; steps added up at the end.
import numpy as np


def adam(start, gradients, rate, beta1, beta2, epsilon):
    T = len(gradients)

    def means(values, beta):
        age = np.arange(T)[:, None] - np.arange(T)[None, :]
        weights = np.where(age >= 0, float(beta) ** np.maximum(age, 0), 0.0)
        return weights @ values / weights.sum(axis=1, keepdims=True)

    if T == 0:
        return np.zeros((0, len(start)))
    steps = means(gradients, beta1) / (np.sqrt(means(gradients**2, beta2)) + epsilon)
    return start - rate * np.cumsum(steps, axis=0)
