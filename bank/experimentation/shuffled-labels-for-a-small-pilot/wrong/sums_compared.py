# unequal groups: compares sums instead of means
import numpy as np


def p_value(times, is_new, shuffles):
    t, f = np.asarray(times, float), np.asarray(is_new, bool)
    s = t[np.asarray(shuffles)]
    d = t[f].sum() - t[~f].sum()
    c = (np.abs(s[:, f].sum(axis=1) - s[:, ~f].sum(axis=1)) > abs(d) - 1e-9).sum()
    return t[f].mean() - t[~f].mean(), (1 + c) / (1 + len(s))
