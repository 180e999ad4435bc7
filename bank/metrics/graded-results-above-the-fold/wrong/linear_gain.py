# gain: takes the grade itself as the gain
import math


def ndcg_at_k(ranking, grades, k):
    dcg = lambda gs: sum(g / math.log2(i + 2) for i, g in enumerate(gs))
    best = dcg(sorted(grades.values(), reverse=True)[:k])
    return dcg([grades.get(r, 0) for r in ranking[:k]]) / best if best else None
