# several clusters: averages over all points outside the cluster instead of the nearest cluster
import numpy as np


def silhouettes(points, labels):
    out = []
    for p, l in zip(points, labels):
        d = np.linalg.norm(points - p, axis=1)
        own = labels == l
        if own.sum() == 1:
            out.append(0.0)
            continue
        a, b = d[own].sum() / (own.sum() - 1), d[~own].mean()
        out.append((b - a) / max(a, b) if max(a, b) else 0.0)
    return np.array(out)
