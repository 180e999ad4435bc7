# edges: drops values outside the range of the reference
import numpy as np


def psi(reference, current, bins, epsilon):
    r, c = np.asarray(reference, float), np.asarray(current, float)
    known = np.sort(r[~np.isnan(r)])
    edges = np.unique(known[np.arange(1, bins) * len(known) // bins])
    p = []
    for s in (r, c):
        ok = s[~np.isnan(s)]
        inside = ok[(ok >= known[0]) & (ok <= known[-1])]
        n = np.bincount(np.searchsorted(edges, inside, "right"), minlength=len(edges) + 2)
        n[-1] = len(s) - len(ok)
        p.append(np.maximum(n / len(s), epsilon))
    return ((p[1] - p[0]) * np.log(p[1] / p[0])).sum()
