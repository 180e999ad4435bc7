# uneven plan: assumes that all arms were planned equal
import math


def split_check(counts, weights):
    e = sum(counts) / len(counts)
    x = sum((c - e) ** 2 / e for c in counts)
    m = len(counts) - 1
    k, p = (1, math.erfc(math.sqrt(x / 2))) if m % 2 else (2, math.exp(-x / 2))
    while k < m:
        p += (x / 2) ** (k / 2) * math.exp(-x / 2) / math.gamma(k / 2 + 1)
        k += 2
    return x, p
