# not greedy: takes features by gain as long as they fit
def choose(costs, gains, budget):
    out = []
    for i in sorted(range(len(costs)), key=lambda i: (-gains[i], costs[i])):
        if costs[i] <= budget:
            out.append(i)
            budget -= costs[i]
    return sorted(out)
