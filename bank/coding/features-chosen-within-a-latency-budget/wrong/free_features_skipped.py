# free features: skips features that cost nothing
def choose(costs, gains, budget):
    best = [(0, [])] * (budget + 1)
    for i, (c, g) in enumerate(zip(costs, gains)):
        if c > 0:
            best = [max(best[b], (best[b - c][0] + g, [*best[b - c][1], i]), key=lambda t: t[0]) if b >= c else best[b] for b in range(budget + 1)]
    return best[budget][1]
