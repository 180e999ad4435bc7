# nothing to review: never considers reviewing nothing
def cheapest_threshold(scores, amounts, frauds, review_cost):
    def cost(t):
        return sum(review_cost if s >= t else a * f for s, a, f in zip(scores, amounts, frauds))

    t = min(sorted(set(scores), reverse=True), key=cost)
    return t, cost(t)
