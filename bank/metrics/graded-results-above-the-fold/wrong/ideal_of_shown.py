# missed recipes: builds the ideal only from the recipes that were returned
import math


def ndcg_at_k(ranking, grades, k):
    got = [grades.get(r, 0) for r in ranking]
    dcg = lambda gs: sum((2**g - 1) / math.log2(i + 2) for i, g in enumerate(gs))
    best = dcg(sorted(got, reverse=True)[:k])
    if not any(grades.values()):
        return None
    return dcg(got[:k]) / best if best else 0.0
