# ties: lets a threshold fall between payments with the same score
def cheapest_threshold(scores, amounts, frauds, review_cost):
    cost = sum(a for a, f in zip(amounts, frauds) if f)
    best = (None, cost)
    for s, a, f in sorted(zip(scores, amounts, frauds), reverse=True):
        cost += review_cost - (a if f else 0)
        if cost < best[1]:
            best = (s, cost)
    return best
