# Starts from reviewing everything and lets payments go, lowest scores first.
def cheapest_threshold(scores, amounts, frauds, review_cost):
    order = sorted(range(len(scores)), key=scores.__getitem__)
    cost = review_cost * len(order)
    best = (scores[order[0]], cost) if order else (None, 0)
    for place, i in enumerate(order):
        cost += (amounts[i] if frauds[i] else 0) - review_cost
        following = scores[order[place + 1]] if place + 1 < len(order) else None
        if following != scores[i] and cost <= best[1]:
            best = (following, cost)
    return best
