# Keeps pairs (cost, gain) of choices that no cheaper choice beats.
def choose(costs, gains, budget):
    states = [(0, 0, ())]
    for i, (cost, gain) in enumerate(zip(costs, gains)):
        grown = [(c + cost, g + gain, (*picked, i)) for c, g, picked in states if c + cost <= budget]
        merged = sorted(states + grown, key=lambda s: (s[0], -s[1]))
        states, best = [], -1
        for state in merged:
            if state[1] > best:
                best = state[1]
                states.append(state)
    return list(states[-1][2])
