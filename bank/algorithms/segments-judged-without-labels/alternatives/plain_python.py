# Plain Python with a dictionary of clusters.
import math
from collections import defaultdict


def silhouettes(points, labels):
    rows, names = points.tolist(), labels.tolist()
    clusters = defaultdict(list)
    for i, name in enumerate(names):
        clusters[name].append(i)
    out = []
    for i, name in enumerate(names):
        mean = {}
        for other, members in clusters.items():
            members = [j for j in members if j != i]
            if members:
                mean[other] = math.fsum(math.dist(rows[i], rows[j]) for j in members) / len(members)
        if name not in mean:
            out.append(0.0)
            continue
        a = mean.pop(name)
        b = min(mean.values())
        out.append(0.0 if a == b == 0 else 1 - a / b if a < b else b / a - 1)
    return out
