# amounts: gives each missed fraud the mean amount
def cheapest_threshold(scores, amounts, frauds, review_cost):
    lost = [a for a, f in zip(amounts, frauds) if f]
    mean = sum(lost) // len(lost) if lost else 0

    def cost(t, flat):
        return sum(
            review_cost if t is not None and s >= t else f * (mean if flat else a)
            for s, a, f in zip(scores, amounts, frauds)
        )

    t = min([None, *sorted(set(scores), reverse=True)], key=lambda t: cost(t, True))
    return t, cost(t, False)
