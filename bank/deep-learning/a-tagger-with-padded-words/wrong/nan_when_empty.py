# no row counts: divides zero by zero
import numpy as np


def softmax_cross_entropy(logits, targets):
    keep = np.flatnonzero(targets >= 0)
    gradient = np.zeros(logits.shape)
    z = logits - logits.max(axis=1, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    gradient[keep] = np.exp(log_p[keep])
    gradient[keep, targets[keep]] -= 1
    with np.errstate(all="ignore"):
        return -log_p[keep, targets[keep]].sum() / np.float64(len(keep)), gradient / np.float64(len(keep))
