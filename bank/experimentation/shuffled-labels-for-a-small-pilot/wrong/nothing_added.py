# smallest p: reports a p-value of zero where no shuffle is as extreme
import numpy as np


def p_value(times, is_new, shuffles):
    t, f = np.asarray(times, float), np.asarray(is_new, bool)
    s = t[np.asarray(shuffles)]
    d = t[f].mean() - t[~f].mean()
    c = (np.abs(s[:, f].mean(axis=1) - s[:, ~f].mean(axis=1)) > abs(d) - 1e-9).sum()
    return d, c / len(s)
