# small p: computes the tail as one minus a number close to 1
import math


def split_check(counts, weights):
    n, w = sum(counts), sum(weights)
    x = sum((c - n * v / w) ** 2 / (n * v / w) for c, v in zip(counts, weights))
    m = len(counts) - 1
    k, inside = (1, math.erf(math.sqrt(x / 2))) if m % 2 else (2, 1 - math.exp(-x / 2))
    while k < m:
        inside -= (x / 2) ** (k / 2) * math.exp(-x / 2) / math.gamma(k / 2 + 1)
        k += 2
    return x, 1 - inside
