# Totals in plain dictionaries; each pair of merchant and fold is worked out once.
def encode(merchants, targets, folds, strength):
    everything = [0, 0]
    by_fold, by_merchant, by_both = {}, {}, {}
    rows = list(zip(merchants, targets, folds))
    for m, t, f in rows:
        for cell in (
            everything,
            by_fold.setdefault(f, [0, 0]),
            by_merchant.setdefault(m, [0, 0]),
            by_both.setdefault((m, f), [0, 0]),
        ):
            cell[0] += t
            cell[1] += 1
    code = {}
    for (m, f), (t, n) in by_both.items():
        mu = (everything[0] - by_fold[f][0]) / (everything[1] - by_fold[f][1])
        s, c = by_merchant[m][0] - t, by_merchant[m][1] - n
        weight = c / (c + strength) if c else 0.0
        code[m, f] = weight * (s / c if c else 0.0) + (1 - weight) * mu
    return [code[m, f] for m, _, f in rows]
