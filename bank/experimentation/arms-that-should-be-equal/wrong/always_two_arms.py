# even degrees of freedom: uses the formula of two arms for any number
import math


def split_check(counts, weights):
    n, w = sum(counts), sum(weights)
    x = sum((c - n * v / w) ** 2 / (n * v / w) for c, v in zip(counts, weights))
    return x, math.erfc(math.sqrt(x / 2))
