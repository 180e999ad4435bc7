# logaddexp for the normaliser, one-hot rows and a mask.
import numpy as np


def softmax_cross_entropy(logits, targets):
    counts = targets != -1
    norm = np.logaddexp.reduce(logits, axis=1)
    safe = np.where(counts, targets, logits.argmax(axis=1))
    log_p = logits - norm[:, None]
    divisor = max(1, counts.sum())
    picked = np.take_along_axis(log_p, safe[:, None], axis=1)[:, 0]
    onehot = np.eye(logits.shape[1])[safe]
    gradient = (np.exp(log_p) - onehot) * counts[:, None] / divisor
    return -(picked * counts).sum() / divisor, gradient
