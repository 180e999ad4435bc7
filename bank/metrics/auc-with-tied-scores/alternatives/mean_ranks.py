# Sum of mean ranks (Mann-Whitney), ties by unique values.
import numpy as np


def auc(labels, scores):
    labels = np.asarray(labels, dtype=bool)
    p = int(labels.sum())
    n = len(labels) - p
    if not p or not n:
        return None
    _, inverse, counts = np.unique(scores, return_inverse=True, return_counts=True)
    last = np.cumsum(counts)
    ranks = (last - (counts - 1) / 2)[inverse]
    return float((ranks[labels].sum() - p * (p + 1) / 2) / (p * n))
