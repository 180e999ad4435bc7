# One row, budget downwards; the choice as a bit set beside each gain.
def choose(costs, gains, budget):
    gain_of, chosen = [0] * (budget + 1), [0] * (budget + 1)
    for i in range(len(costs)):
        for spent in range(budget, costs[i] - 1, -1):
            rest = spent - costs[i]
            if gain_of[rest] + gains[i] > gain_of[spent]:
                gain_of[spent] = gain_of[rest] + gains[i]
                chosen[spent] = chosen[rest] | (1 << i)
    return [i for i in range(len(costs)) if chosen[budget] >> i & 1]
