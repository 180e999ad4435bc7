# missing: drops missing values from both samples
import numpy as np


def psi(reference, current, bins, epsilon):
    r, c = np.asarray(reference, float), np.asarray(current, float)
    r, c = r[~np.isnan(r)], c[~np.isnan(c)]
    known = np.sort(r)
    edges = np.unique(known[np.arange(1, bins) * len(known) // bins])
    p = [
        np.maximum(
            np.bincount(np.searchsorted(edges, s, "right"), minlength=len(edges) + 1)
            / max(len(s), 1),
            epsilon,
        )
        for s in (r, c)
    ]
    return ((p[1] - p[0]) * np.log(p[1] / p[0])).sum()
