# one round: adds the variances of the sides without weighting them by their size
import numpy as np


def boost(X, y, X_new, rounds, rate):
    F, G = np.full(len(X), y.mean()), np.full(len(X_new), y.mean())
    for _ in range(rounds):
        r, best = y - F, None
        for j in range(X.shape[1]):
            distinct = np.unique(X[:, j])
            for t in (distinct[:-1] + distinct[1:]) / 2:
                side = X[:, j] <= t
                error = r[side].var() + r[~side].var()
                if best is None or error < best[0]:
                    best = error, j, t, r[side].mean(), r[~side].mean()
        if best is None:
            break
        F = F + rate * np.where(X[:, best[1]] <= best[2], best[3], best[4])
        G = G + rate * np.where(X_new[:, best[1]] <= best[2], best[3], best[4])
    return G
