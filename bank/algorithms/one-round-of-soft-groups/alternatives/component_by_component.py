# One component at a time; softmax with the maximum taken out; np.average and weighted squares.
import numpy as np


def em_step(X, weights, means, variances, floor):
    n, k = len(X), len(weights)
    scores = np.empty((n, k))
    for c in range(k):
        z = (X - means[c]) / np.sqrt(variances[c])
        scores[:, c] = np.log(weights[c]) - 0.5 * np.log(2 * np.pi * variances[c]).sum() - 0.5 * (z * z).sum(axis=1)
    top = scores.max(axis=1, keepdims=True)
    powers = np.exp(scores - top)
    sums = powers.sum(axis=1, keepdims=True)
    r = powers / sums
    loglik = float((top + np.log(sums)).sum())
    m = np.array([np.average(X, axis=0, weights=r[:, c]) for c in range(k)])
    v = np.array([np.average((X - m[c]) ** 2, axis=0, weights=r[:, c]) for c in range(k)])
    v[v < floor] = floor
    return r.mean(axis=0), m, v, loglik
