# padding: divides by the number of all rows
import numpy as np


def softmax_cross_entropy(logits, targets):
    z = logits - logits.max(axis=1, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    keep = np.flatnonzero(targets >= 0)
    loss = -log_p[keep, targets[keep]].sum() / len(targets)
    gradient = np.zeros(logits.shape)
    gradient[keep] = np.exp(log_p[keep])
    gradient[keep, targets[keep]] -= 1
    return loss, gradient / len(targets)
