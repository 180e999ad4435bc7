# large lift: takes the variance at the baseline for both terms
from math import ceil
from statistics import NormalDist


def plan(baseline, lift, alpha, power, visitors, percent):
    p, q = baseline, baseline * (1 + lift)
    z = NormalDist().inv_cdf
    n = ceil(2 * p * (1 - p) * ((z(1 - alpha / 2) + z(power)) / (p - q)) ** 2)
    return n, ceil(200 * n / (7 * visitors * percent))
