# growth: adds up the cost anew for each threshold
def cheapest_threshold(scores, amounts, frauds, review_cost):
    def cost(t):
        return sum(
            review_cost if t is not None and s >= t else a * f
            for s, a, f in zip(scores, amounts, frauds)
        )

    t = min([None, *sorted(set(scores), reverse=True)], key=cost)
    return t, cost(t)
