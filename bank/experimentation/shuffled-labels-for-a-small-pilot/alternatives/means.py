# Means as floats, one shuffle after another.
import numpy as np


def p_value(times, is_new, shuffles):
    times, new = np.asarray(times, float), np.asarray(is_new, bool)

    def difference(t):
        return t[new].mean() - t[~new].mean()

    observed = difference(times)
    c = sum(abs(difference(times[row])) > abs(observed) - 1e-9 for row in np.asarray(shuffles))
    return observed, (c + 1) / (len(shuffles) + 1)
