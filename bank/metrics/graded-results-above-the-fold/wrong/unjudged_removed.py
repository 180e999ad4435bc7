# not judged: drops unjudged recipes, so that those behind them move up
import math


def ndcg_at_k(ranking, grades, k):
    dcg = lambda gs: sum((2**g - 1) / math.log2(i + 2) for i, g in enumerate(gs))
    best = dcg(sorted(grades.values(), reverse=True)[:k])
    return dcg([grades[r] for r in ranking if r in grades][:k]) / best if best else None
