# Plain loops; the ideal by taking the best grade that is left.
from math import log


def ndcg_at_k(ranking, grades, k):
    left = list(grades.values())
    ideal = got = 0.0
    for place in range(k):
        discount = log(2) / log(place + 2)
        if left:
            best = max(left)
            left.remove(best)
            ideal += (2.0**best - 1) * discount
        if place < len(ranking):
            got += (2.0 ** grades.get(ranking[place], 0) - 1) * discount
    return got / ideal if ideal else None
