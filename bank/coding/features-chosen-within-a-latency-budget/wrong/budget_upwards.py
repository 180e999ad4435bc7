# once each: fills one row upwards, so that a feature is used several times
def choose(costs, gains, budget):
    best, pick = [0] * (budget + 1), [[] for _ in range(budget + 1)]
    for i, (c, g) in enumerate(zip(costs, gains)):
        if c == 0:
            for b in range(budget + 1):
                best[b] += g
                pick[b] = [*pick[b], i]
            continue
        for b in range(c, budget + 1):
            if best[b - c] + g > best[b]:
                best[b], pick[b] = best[b - c] + g, [*pick[b - c], i]
    return pick[budget]
