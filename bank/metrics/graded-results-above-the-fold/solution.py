import math


def ndcg_at_k(ranking, grades, k):
    best = discounted(sorted(grades.values(), reverse=True)[:k])
    if best == 0:
        return None
    return discounted(grades.get(recipe, 0) for recipe in ranking[:k]) / best


def discounted(grades):
    return sum((2**grade - 1) / math.log2(i + 1) for i, grade in enumerate(grades, start=1))
