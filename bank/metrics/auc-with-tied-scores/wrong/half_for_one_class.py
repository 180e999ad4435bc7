# one class: returns 0.5 where there is nothing to compare
import numpy as np


def auc(labels, scores):
    labels, scores = np.asarray(labels), np.asarray(scores)
    p, n = scores[labels == 1], np.sort(scores[labels == 0])
    if not len(p) or not len(n):
        return 0.5
    return (np.searchsorted(n, p).sum() + np.searchsorted(n, p, "right").sum()) / (
        2 * len(p) * len(n)
    )
