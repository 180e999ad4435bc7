# Correlations, scaling and ridge in closed form.
import numpy as np


def grouped_errors(X, y, groups, k, m):
    fold_of = {g: i % k for i, g in enumerate(sorted(set(groups.tolist())))}
    folds = np.array([fold_of[g] for g in groups.tolist()])
    out = np.zeros(len(y))
    for f in range(k):
        train, test = np.where(folds != f)[0], np.where(folds == f)[0]
        a, b = X[train], y[train]
        centred = a - a.mean(axis=0)
        r = centred.T @ (b - b.mean()) / np.sqrt((centred**2).sum(axis=0))
        best = np.argsort(-np.abs(r))[:m]
        mean, std = a[:, best].mean(axis=0), a[:, best].std(axis=0)
        z = (a[:, best] - mean) / std
        w = np.linalg.solve(z.T @ z + np.eye(m), z.T @ (b - b.mean()))
        out[test] = (X[test][:, best] - mean) / std @ w + b.mean()
    return [float(np.mean(np.abs(out - y)[folds == f])) for f in range(k)], out
