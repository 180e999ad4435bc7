# not greedy: takes features by gain per microsecond as long as they fit
def choose(costs, gains, budget):
    order = sorted(range(len(costs)), key=lambda i: -gains[i] / costs[i] if costs[i] else -1e18)
    out = []
    for i in order:
        if costs[i] <= budget:
            out.append(i)
            budget -= costs[i]
    return sorted(out)
