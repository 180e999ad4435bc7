# own cluster: divides the sum over the own cluster by its whole size
import numpy as np


def silhouettes(points, labels):
    out = []
    for p, l in zip(points, labels):
        d = np.linalg.norm(points - p, axis=1)
        a = d[labels == l].mean()
        b = min(d[labels == o].mean() for o in np.unique(labels) if o != l)
        out.append(0.0 if (labels == l).sum() == 1 or max(a, b) == 0 else (b - a) / max(a, b))
    return np.array(out)
