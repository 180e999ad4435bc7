# limits: leaves the last microsecond of the budget unused
def choose(costs, gains, budget):
    budget = max(0, budget - 1)
    best = [(0, [])] * (budget + 1)
    for i, (c, g) in enumerate(zip(costs, gains)):
        best = [max(best[b], (best[b - c][0] + g, [*best[b - c][1], i]), key=lambda t: t[0]) if c <= budget and b >= c else best[b] for b in range(budget + 1)]
    return best[budget][1]
