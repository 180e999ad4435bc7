# leaf size: finds the best split without the leaf size and gives up if a side is too small
import numpy as np


def gini(labels):
    return 1 - ((np.bincount(labels) / len(labels)) ** 2).sum()


def tree_predict(X, y, X_new, max_depth, min_leaf):
    lowest, best = gini(y), None
    if max_depth:
        for j in range(X.shape[1]):
            v = np.unique(X[:, j])
            for t in (v[:-1] + v[1:]) / 2:
                a = X[:, j] <= t
                impurity = a.mean() * gini(y[a]) + (~a).mean() * gini(y[~a])
                if impurity < lowest - 1e-9:
                    lowest, best = impurity, (j, t)
    if best is not None:
        a = X[:, best[0]] <= best[1]
        if min(a.sum(), (~a).sum()) < min_leaf:
            best = None
    if best is None:
        return np.full(len(X_new), np.bincount(y).argmax())
    b = X_new[:, best[0]] <= best[1]
    out = np.zeros(len(X_new), int)
    out[b] = tree_predict(X[a], y[a], X_new[b], max_depth - 1, min_leaf)
    out[~b] = tree_predict(X[~a], y[~a], X_new[~b], max_depth - 1, min_leaf)
    return out
