# repeated values: splits between rows of equal value
import numpy as np


def boost(X, y, X_new, rounds, rate):
    F, G = np.full(len(X), y.mean()), np.full(len(X_new), y.mean())
    for _ in range(rounds):
        r, best = y - F, None
        for j in range(X.shape[1]):
            order = np.argsort(X[:, j], kind="stable")
            for i in range(1, len(order)):
                a, b = r[order[:i]].mean(), r[order[i:]].mean()
                gain = i * a * a + (len(order) - i) * b * b
                if best is None or gain > best[0]:
                    best = gain, j, (X[order[i - 1], j] + X[order[i], j]) / 2, a, b
        if best is None:
            break
        F = F + rate * np.where(X[:, best[1]] <= best[2], best[3], best[4])
        G = G + rate * np.where(X_new[:, best[1]] <= best[2], best[3], best[4])
    return G
