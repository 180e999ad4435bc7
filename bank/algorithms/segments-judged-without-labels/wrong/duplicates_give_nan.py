# duplicates: divides zero by zero where all distances are 0
import numpy as np


def silhouettes(points, labels):
    out = []
    for p, l in zip(points, labels):
        d = np.linalg.norm(points - p, axis=1)
        own = labels == l
        a = d[own].sum() / max(1, own.sum() - 1)
        b = min(d[labels == o].mean() for o in np.unique(labels) if o != l)
        with np.errstate(all="ignore"):
            out.append(0.0 if own.sum() == 1 else (b - a) / np.float64(max(a, b)))
    return np.array(out)
