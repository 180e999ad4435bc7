# A loop over the looks with running sums.
import numpy as np


def peeking(batches, sizes, limit, allowed):
    b, m = np.array(batches, float), np.array(sizes, float)
    runs, looks = b.shape
    total, users, worst = np.zeros(runs), 0.0, np.zeros(runs)
    rates = []
    for k in range(looks):
        total = total + m[k] ** 0.5 * b[:, k]
        users += m[k]
        worst = np.maximum(worst, np.abs(total) / users**0.5)
        rates.append(float(np.mean(worst > limit)))
    if allowed == runs:
        return rates, 0.0
    return rates, float(np.sort(worst)[::-1][allowed])
