# ties: counts a tie as lost
import numpy as np


def auc(labels, scores):
    labels, scores = np.asarray(labels), np.asarray(scores)
    p, n = scores[labels == 1], np.sort(scores[labels == 0])
    if not len(p) or not len(n):
        return None
    return np.searchsorted(n, p, side="left").sum() / (len(p) * len(n))
