# several rows: returns the gradient of the sum with the loss of the mean
import numpy as np


def softmax_cross_entropy(logits, targets):
    keep = np.flatnonzero(targets >= 0)
    gradient = np.zeros(logits.shape)
    if len(keep) == 0:
        return 0.0, gradient
    z = logits - logits.max(axis=1, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    gradient[keep] = np.exp(log_p[keep])
    gradient[keep, targets[keep]] -= 1
    return -log_p[keep, targets[keep]].mean(), gradient
