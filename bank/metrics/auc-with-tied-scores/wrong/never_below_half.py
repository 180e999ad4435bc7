# direction: reports 1 - AUC where the AUC is below one half
import numpy as np


def auc(labels, scores):
    labels, scores = np.asarray(labels), np.asarray(scores)
    p, n = scores[labels == 1], np.sort(scores[labels == 0])
    if not len(p) or not len(n):
        return None
    value = (np.searchsorted(n, p).sum() + np.searchsorted(n, p, "right").sum()) / (
        2 * len(p) * len(n)
    )
    return max(value, 1 - value)
