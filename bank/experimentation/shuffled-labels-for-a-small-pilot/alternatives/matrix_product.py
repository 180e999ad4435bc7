# Weights 1/m and -1/n, and one matrix product.
import numpy as np


def p_value(times, is_new, shuffles):
    t = np.array(times, dtype=float)
    w = np.where(is_new, 1 / np.sum(is_new), -1 / np.sum(np.logical_not(is_new)))
    statistics = t[np.array(shuffles)] @ w
    c = np.count_nonzero(np.abs(statistics) >= abs(t @ w) - 5e-10)
    return float(t @ w), float((1 + c) / (1 + statistics.size))
