# few users: divides by the observed counts
import math


def split_check(counts, weights):
    n, w = sum(counts), sum(weights)
    x = sum((c - n * v / w) ** 2 / c for c, v in zip(counts, weights))
    m = len(counts) - 1
    k, p = (1, math.erfc(math.sqrt(x / 2))) if m % 2 else (2, math.exp(-x / 2))
    while k < m:
        p += (x / 2) ** (k / 2) * math.exp(-x / 2) / math.gamma(k / 2 + 1)
        k += 2
    return x, p
