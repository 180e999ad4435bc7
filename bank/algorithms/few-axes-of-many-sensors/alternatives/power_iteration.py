# Power iteration with deflation, no decomposition routine at all.
import numpy as np


def pca(X, count):
    A = X - X.mean(axis=0)
    C = A.T @ A / (len(A) - 1)
    total = C.trace()
    axes, variances = [], []
    rng = np.random.default_rng(0)
    for _ in range(count):
        M = C.copy()
        v = rng.normal(size=C.shape[0])
        for _ in range(12):  # squaring: the 4096th power
            M = M / np.abs(M).max()
            M = M @ M
        v = M @ v
        v /= np.linalg.norm(v)
        for _ in range(50):
            v = C @ v
            v /= np.linalg.norm(v)
        variance = v @ C @ v
        axes.append(v)
        variances.append(variance)
        C = C - variance * np.outer(v, v)
    return np.array(axes), np.array(variances), np.array(variances) / total
