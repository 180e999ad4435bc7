# random: makes bins of equal width instead of equal count
import numpy as np


def psi(reference, current, bins, epsilon):
    r, c = np.asarray(reference, float), np.asarray(current, float)
    known = r[~np.isnan(r)]
    edges = np.unique(np.linspace(known.min(), known.max(), bins + 1)[1:-1])
    p = []
    for s in (r, c):
        ok = s[~np.isnan(s)]
        n = np.bincount(np.searchsorted(edges, ok, "right"), minlength=len(edges) + 2)
        n[-1] = len(s) - len(ok)
        p.append(np.maximum(n / len(s), epsilon))
    return ((p[1] - p[0]) * np.log(p[1] / p[0])).sum()
