import numpy as np


def psi(reference, current, bins, epsilon):
    present = np.sort(drop_missing(reference))
    edges = np.unique(present[np.arange(1, bins) * len(present) // bins])
    before = shares(reference, edges, epsilon)
    now = shares(current, edges, epsilon)
    return ((now - before) * np.log(now / before)).sum()


def shares(sample, edges, epsilon):
    present = drop_missing(sample)
    counts, _ = np.histogram(present, [-np.inf, *edges, np.inf])
    missing = len(sample) - len(present)
    return np.maximum(np.append(counts, missing) / len(sample), epsilon)


def drop_missing(sample):
    return np.asarray(sample)[~np.isnan(sample)]
