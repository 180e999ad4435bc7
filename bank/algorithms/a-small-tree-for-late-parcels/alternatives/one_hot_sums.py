# Cumulative one-hot counts for all thresholds of a column at once; an explicit stack.
import numpy as np


def tree_predict(X, y, X_new, max_depth, min_leaf):
    onehot = np.eye(y.max() + 1)[y]
    out = np.empty(len(X_new), dtype=int)
    stack = [(np.arange(len(X)), np.arange(len(X_new)), 0)]
    while stack:
        rows, new, depth = stack.pop()
        n, total = len(rows), onehot[rows].sum(axis=0)
        best = (1 - (total**2).sum() / n**2, None, None)
        if depth < max_depth:
            for j in range(X.shape[1]):
                order = rows[np.argsort(X[rows, j], kind="stable")]
                v = X[order, j]
                left = np.cumsum(onehot[order], axis=0)[:-1]
                nl = np.arange(1, n)
                score = 1 - (((left**2).sum(1) / nl) + (((total - left) ** 2).sum(1) / (n - nl))) / n
                ok = (v[1:] > v[:-1]) & (nl >= min_leaf) & (n - nl >= min_leaf)
                for i in np.flatnonzero(ok):
                    if score[i] < best[0] - 1e-9:
                        best = (score[i], j, (v[i] + v[i + 1]) / 2)
        if best[1] is None:
            out[new] = total.argmax()
            continue
        a, b = X[rows, best[1]] <= best[2], X_new[new, best[1]] <= best[2]
        stack += [(rows[a], new[b], depth + 1), (rows[~a], new[~b], depth + 1)]
    return out
