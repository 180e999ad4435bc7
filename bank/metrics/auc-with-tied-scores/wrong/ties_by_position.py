# ties: gives tied scores the ranks in which the sort left them
import numpy as np


def auc(labels, scores):
    labels, scores = np.asarray(labels), np.asarray(scores)
    p = int((labels == 1).sum())
    n = len(labels) - p
    if not p or not n:
        return None
    ranks = np.empty(len(scores))
    ranks[np.argsort(scores, kind="stable")] = np.arange(1, len(scores) + 1)
    return (ranks[labels == 1].sum() - p * (p + 1) / 2) / (p * n)
