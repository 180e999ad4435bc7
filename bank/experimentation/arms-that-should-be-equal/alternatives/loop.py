# Terms of the tail in a loop, each from the one before it.
from math import erfc, exp, fsum, pi, sqrt


def split_check(counts, weights):
    n, w = sum(counts), sum(weights)
    x = max(0.0, fsum((c - n * v / w) ** 2 * w / (n * v) for c, v in zip(counts, weights)))
    m = len(counts) - 1
    if m % 2:
        p, term, k = erfc(sqrt(x / 2)), sqrt(2 * x / pi) * exp(-x / 2), 1
    else:
        p, term, k = exp(-x / 2), x / 2 * exp(-x / 2), 2
    while k < m:
        p += term
        k += 2
        term *= x / k
    return x, p
