import numpy as np


def top_k(queries, items, k):
    lengths = np.linalg.norm(items, axis=1)
    scores = queries @ items.T
    np.divide(scores, lengths, out=scores, where=lengths > 0)
    best = np.argpartition(-scores, k - 1, axis=1)[:, :k]
    order = np.argsort(-np.take_along_axis(scores, best, axis=1), axis=1)
    return np.take_along_axis(best, order, axis=1)
