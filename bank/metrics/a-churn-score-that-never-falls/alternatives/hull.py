# Slopes of the greatest convex minorant of the cumulative sums.
import numpy as np


def isotonic(scores, outcomes):
    scores = list(scores)
    if not scores:
        return []
    levels = sorted(set(scores))
    position = {s: i for i, s in enumerate(levels)}
    x, y = np.zeros(len(levels) + 1), np.zeros(len(levels) + 1)
    for s, o in zip(scores, outcomes):
        x[position[s] + 1] += 1
        y[position[s] + 1] += o
    x, y = np.cumsum(x).tolist(), np.cumsum(y).tolist()
    hull = [0]
    for k in range(1, len(x)):
        while len(hull) > 1:
            i, j = hull[-2:]
            if (y[j] - y[i]) * (x[k] - x[j]) < (y[k] - y[j]) * (x[j] - x[i]):
                break
            hull.pop()
        hull.append(k)
    fit = [0.0] * len(levels)
    for i, j in zip(hull, hull[1:]):
        fit[i:j] = [(y[j] - y[i]) / (x[j] - x[i])] * (j - i)
    return [fit[position[s]] for s in scores]
