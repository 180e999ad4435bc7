# empty bins: leaves out bins that one sample does not reach
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
        p.append(n / len(s))
    both = (p[0] > 0) & (p[1] > 0)
    return ((p[1] - p[0]) * np.log(np.where(both, p[1], 1) / np.where(both, p[0], 1))).sum()
