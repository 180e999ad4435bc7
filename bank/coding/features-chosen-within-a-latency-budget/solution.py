def choose(costs, gains, budget):
    rows = [dict.fromkeys(range(budget + 1), 0)]
    for cost, gain in zip(costs, gains):
        before = rows[-1]
        rows.append({b: max(before[b], before.get(b - cost, -gain) + gain) for b in before})
    chosen = []
    for feature in reversed(range(len(costs))):
        if rows[feature + 1][budget] > rows[feature][budget]:
            chosen.append(feature)
            budget -= costs[feature]
    return chosen[::-1]
