import numpy as np


def auc(labels, scores):
    positives = np.asarray(scores)[np.asarray(labels) == 1]
    negatives = np.sort(np.asarray(scores)[np.asarray(labels) == 0])
    pairs = len(positives) * len(negatives)
    if pairs == 0:
        return None
    below = np.searchsorted(negatives, positives)
    not_above = np.searchsorted(negatives, positives, side="right")
    return (below.sum() + not_above.sum()) / (2 * pairs)
