# weeks: waits until the visitors of one arm have come
from math import ceil, sqrt
from statistics import NormalDist


def plan(baseline, lift, alpha, power, visitors, percent):
    p, q = baseline, baseline * (1 + lift)
    z, m = NormalDist().inv_cdf, (p + q) / 2
    n = ceil(
        (
            (z(1 - alpha / 2) * sqrt(2 * m * (1 - m)) + z(power) * sqrt(p * (1 - p) + q * (1 - q)))
            / (p - q)
        )
        ** 2
    )
    return n, ceil(100 * n / (7 * visitors * percent))
