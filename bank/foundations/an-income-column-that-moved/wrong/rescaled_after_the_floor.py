# empty bins: rescales the shares to sum to 1 after the floor
import numpy as np


def psi(reference, current, bins, epsilon):
    r, c = np.asarray(reference, float), np.asarray(current, float)
    known = np.sort(r[~np.isnan(r)])
    edges = np.unique(known[np.arange(1, bins) * len(known) // bins])
    p = []
    for s in (r, c):
        ok = s[~np.isnan(s)]
        n = np.bincount(np.searchsorted(edges, ok, "right"), minlength=len(edges) + 2)
        n[-1] = len(s) - len(ok)
        share = np.maximum(n / len(s), epsilon)
        p.append(share / share.sum())
    return ((p[1] - p[0]) * np.log(p[1] / p[0])).sum()
