# odd degrees of freedom: takes as many degrees of freedom as there are arms
import math


def split_check(counts, weights):
    n, w = sum(counts), sum(weights)
    x = sum((c - n * v / w) ** 2 / (n * v / w) for c, v in zip(counts, weights))
    m = len(counts)
    k, p = (1, math.erfc(math.sqrt(x / 2))) if m % 2 else (2, math.exp(-x / 2))
    while k < m:
        p += (x / 2) ** (k / 2) * math.exp(-x / 2) / math.gamma(k / 2 + 1)
        k += 2
    return x, p
