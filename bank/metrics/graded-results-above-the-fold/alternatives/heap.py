# The k best grades from a heap.
import heapq
import math


def ndcg_at_k(ranking, grades, k):
    gains = {recipe: (1 << g) - 1 for recipe, g in grades.items()}
    weights = [1 / math.log2(i) for i in range(2, k + 2)]
    top = heapq.nlargest(k, gains.values())
    ideal = sum(w * g for w, g in zip(weights, top))
    if not ideal:
        return None
    return sum(w * gains.get(recipe, 0) for w, recipe in zip(weights, ranking)) / ideal
