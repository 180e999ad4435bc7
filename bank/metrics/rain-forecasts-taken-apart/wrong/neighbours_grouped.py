# groups: groups only forecasts that follow each other
from itertools import groupby

import numpy as np


def score_forecasts(percents, outcomes, epsilon):
    p, y = np.asarray(percents) / 100, np.asarray(outcomes, float)
    q = np.clip(p, epsilon, 1 - epsilon)
    loss = -np.log(np.where(y == 1, q, 1 - q)).mean()
    groups = [
        (k, [b for _, b in rows])
        for k, rows in groupby(zip(p.tolist(), y.tolist()), key=lambda r: r[0])
    ]
    base, n = y.mean(), len(y)
    rel = sum(len(ys) * (k - np.mean(ys)) ** 2 for k, ys in groups) / n
    res = sum(len(ys) * (np.mean(ys) - base) ** 2 for _, ys in groups) / n
    return loss, ((p - y) ** 2).mean(), rel, res, base * (1 - base)
