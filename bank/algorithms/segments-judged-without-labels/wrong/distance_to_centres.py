# own cluster: takes the distance to cluster centres instead of the mean distance
import numpy as np


def silhouettes(points, labels):
    names = np.unique(labels)
    centres = {n: points[labels == n].mean(axis=0) for n in names.tolist()}
    out = []
    for p, l in zip(points, labels.tolist()):
        a = np.linalg.norm(p - centres[l])
        b = min(np.linalg.norm(p - c) for n, c in centres.items() if n != l)
        out.append(0.0 if (labels == l).sum() == 1 or max(a, b) == 0 else (b - a) / max(a, b))
    return np.array(out)
