# One mask per bin between infinite outer edges.
import numpy as np


def psi(reference, current, bins, epsilon):
    r, c = np.array(reference, float), np.array(current, float)
    known = np.sort(r[~np.isnan(r)])
    inner = sorted({float(known[i * known.size // bins]) for i in range(1, bins)})
    edges = np.array([-np.inf, *inner, np.inf])
    p = []
    for sample in (r, c):
        missing = np.isnan(sample)
        counts = [((sample >= a) & (sample < b)).sum() for a, b in zip(edges, edges[1:])]
        p.append(np.clip(np.array([*counts, missing.sum()]) / sample.size, epsilon, None))
    return float(np.sum((p[1] - p[0]) * (np.log(p[1]) - np.log(p[0]))))
