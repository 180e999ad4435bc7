# How often each user is drawn, then two matrix products.
import numpy as np


def spend_interval(spend, sessions, draws, level):
    x, m, draws = np.asarray(spend, float), np.asarray(sessions, float), np.asarray(draws)
    times = np.stack([np.bincount(row, minlength=len(x)) for row in draws])
    replicates = np.sort((times @ x) / (times @ m))

    def at(q):
        h = q * (len(replicates) - 1)
        i = min(int(h), len(replicates) - 1)
        j = min(i + 1, len(replicates) - 1)
        return replicates[i] + (h - i) * (replicates[j] - replicates[i])

    return x.sum() / m.sum(), at(0.5 - level / 2), at(0.5 + level / 2)
