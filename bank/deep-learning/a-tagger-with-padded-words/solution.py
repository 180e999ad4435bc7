import numpy as np


def softmax_cross_entropy(logits, targets):
    gradient = np.zeros(logits.shape)
    rows = np.flatnonzero(targets >= 0)
    if len(rows) == 0:
        return 0.0, gradient
    shifted = logits[rows] - logits[rows].max(axis=1, keepdims=True)
    own = np.arange(len(rows)), targets[rows]
    exponentials = np.exp(shifted)
    totals = exponentials.sum(axis=1)
    loss = (np.log(totals) - shifted[own]).mean()
    shares = exponentials / totals[:, None]
    shares[own] -= 1
    gradient[rows] = shares / len(rows)
    return loss, gradient
