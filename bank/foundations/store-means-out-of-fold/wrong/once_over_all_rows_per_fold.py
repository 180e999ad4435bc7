# growth: goes over all rows anew for each fold
def encode(merchants, targets, folds, strength):
    out = [0.0] * len(folds)
    for fold in set(folds):
        s, c, total, n = {}, {}, 0, 0
        for m, t, f in zip(merchants, targets, folds):
            if f != fold:
                s[m], c[m] = s.get(m, 0) + t, c.get(m, 0) + 1
                total, n = total + t, n + 1
        for i, (m, f) in enumerate(zip(merchants, folds)):
            if f == fold:
                out[i] = (s[m] + strength * total / n) / (c[m] + strength) if m in c else total / n
    return out
