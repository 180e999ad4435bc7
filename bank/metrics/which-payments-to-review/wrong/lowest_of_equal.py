# equal costs: takes the lowest of equally cheap thresholds
def cheapest_threshold(scores, amounts, frauds, review_cost):
    def cost(t):
        return sum(
            review_cost if t is not None and s >= t else a * f
            for s, a, f in zip(scores, amounts, frauds)
        )

    options = [*sorted(set(scores)), None]
    t = min(options, key=cost)
    return t, cost(t)
