# Plain loops over rows, with the sign of the score deciding which form is safe.
import math


def fit_logistic(X, y, rate, steps, l2):
    rows, targets = X.tolist(), y.tolist()
    n, d = len(rows), len(rows[0])
    w, b = [0.0] * d, 0.0

    def score(x):
        return sum(i * j for i, j in zip(x, w)) + b

    for _ in range(steps):
        gw, gb = [0.0] * d, 0.0
        for x, t in zip(rows, targets):
            z = score(x)
            if z >= 0:
                p = 1 / (1 + math.exp(-z))
            else:
                p = math.exp(z) / (1 + math.exp(z))
            for j in range(d):
                gw[j] += (p - t) * x[j] / n
            gb += (p - t) / n
        w = [wj - rate * (g + l2 * wj) for wj, g in zip(w, gw)]
        b -= rate * gb
    total = 0.0
    for x, t in zip(rows, targets):
        z = score(x) if t == 0 else -score(x)
        total += max(z, 0.0) + math.log1p(math.exp(-abs(z)))
    return w, b, total / n + l2 / 2 * sum(wj * wj for wj in w)
