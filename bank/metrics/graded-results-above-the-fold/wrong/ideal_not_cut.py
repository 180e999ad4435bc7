# cut: does not cut the ideal list at k
import math


def ndcg_at_k(ranking, grades, k):
    dcg = lambda gs: sum((2**g - 1) / math.log2(i + 2) for i, g in enumerate(gs))
    best = dcg(sorted(grades.values(), reverse=True))
    return dcg([grades.get(r, 0) for r in ranking[:k]]) / best if best else None
