# gain: discounts by the logarithm of the place from the second place on, so that places one and two weigh the same
import math


def ndcg_at_k(ranking, grades, k):
    dcg = lambda gs: sum((2**g - 1) / max(1.0, math.log2(i)) for i, g in enumerate(gs, 1))
    best = dcg(sorted(grades.values(), reverse=True)[:k])
    return dcg([grades.get(r, 0) for r in ranking[:k]]) / best if best else None
