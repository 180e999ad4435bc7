# Loops over rows and components with math.
import math


def em_step(X, weights, means, variances, floor):
    rows, d = X.tolist(), X.shape[1]
    k = len(weights)
    loglik, shares = 0.0, []
    for x in rows:
        logs = []
        for c in range(k):
            total = math.log(weights[c])
            for j in range(d):
                v = variances[c][j]
                total -= 0.5 * (math.log(2 * math.pi) + math.log(v) + (x[j] - means[c][j]) ** 2 / v)
            logs.append(total)
        top = max(logs)
        norm = top + math.log(sum(math.exp(value - top) for value in logs))
        loglik += norm
        shares.append([math.exp(value - norm) for value in logs])
    new_w, new_m, new_v = [], [], []
    for c in range(k):
        N = sum(r[c] for r in shares)
        m = [sum(r[c] * x[j] for r, x in zip(shares, rows)) / N for j in range(d)]
        v = [sum(r[c] * (x[j] - m[j]) ** 2 for r, x in zip(shares, rows)) / N for j in range(d)]
        new_w.append(N / len(rows))
        new_m.append(m)
        new_v.append([max(value, floor) for value in v])
    return new_w, new_m, new_v, loglik
