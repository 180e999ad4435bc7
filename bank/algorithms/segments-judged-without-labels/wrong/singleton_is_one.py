# alone in a cluster: gives a point that is alone the value 1
import numpy as np


def silhouettes(points, labels):
    out = []
    for p, l in zip(points, labels):
        d = np.linalg.norm(points - p, axis=1)
        own = labels == l
        a = d[own].sum() / max(1, own.sum() - 1)
        b = min(d[labels == o].mean() for o in np.unique(labels) if o != l)
        out.append((b - a) / max(a, b) if max(a, b) else 0.0)
    return np.array(out)
