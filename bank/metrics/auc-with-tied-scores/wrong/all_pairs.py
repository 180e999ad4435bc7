# growth: compares every positive with every negative
def auc(labels, scores):
    p = [float(s) for y, s in zip(labels, scores) if y == 1]
    n = [float(s) for y, s in zip(labels, scores) if y == 0]
    if not p or not n:
        return None
    won = 0.0
    for a in p:
        for b in n:
            won += 1.0 if a > b else 0.5 if a == b else 0.0
    return won / (len(p) * len(n))
