# Quantiles first, integers for the weeks.
from math import ceil, sqrt
from statistics import NormalDist


def plan(baseline, lift, alpha, power, visitors, percent):
    p, q = baseline, baseline + baseline * lift
    z = NormalDist().inv_cdf
    mean = 0.5 * (p + q)
    root = -z(alpha / 2) * sqrt(2 * mean * (1 - mean)) - z(1 - power) * sqrt(p - p * p + q - q * q)
    n = ceil(root * root / (p - q) ** 2)
    weekly = 7 * visitors * percent
    return n, -(-200 * n // weekly)
