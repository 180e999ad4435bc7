import numpy as np


def p_value(times, is_new, shuffles):
    new = np.sum(is_new)
    old = len(is_new) - new
    weights = np.where(is_new, old, -new)
    observed = weights @ times
    extreme = np.abs(np.take(times, shuffles) @ weights) >= abs(observed)
    return observed / (new * old), (1 + extreme.sum()) / (1 + len(extreme))
