# zero vectors: divides by the length of a zero vector
import numpy as np


def top_k(queries, items, k):
    with np.errstate(all="ignore"):
        scores = (queries @ items.T) / np.linalg.norm(items, axis=1)
    return np.argsort(scores, axis=1)[:, ::-1][:, :k]
