# Groups in a dictionary, plain loops.
import math
from collections import defaultdict


def score_forecasts(percents, outcomes, epsilon):
    groups = defaultdict(list)
    loss = brier = 0.0
    for c, y in zip(percents, outcomes):
        c, y = int(c), int(y)
        groups[c].append(y)
        q = min(max(c / 100, epsilon), 1 - epsilon)
        loss -= y * math.log(q) + (1 - y) * math.log(1 - q)
        brier += (c / 100 - y) ** 2
    n = sum(map(len, groups.values()))
    base = sum(map(sum, groups.values())) / n
    rel = sum(len(ys) * (c / 100 - sum(ys) / len(ys)) ** 2 for c, ys in groups.items()) / n
    res = sum(len(ys) * (sum(ys) / len(ys) - base) ** 2 for ys in groups.values()) / n
    return [loss / n, brier / n, rel, res, base * (1 - base)]
