import math
from statistics import NormalDist


def plan(baseline, lift, alpha, power, visitors, percent):
    changed = baseline * (1 + lift)
    middle = (baseline + changed) / 2
    under_null = NormalDist().inv_cdf(1 - alpha / 2) * math.sqrt(2 * middle * (1 - middle))
    variance = baseline * (1 - baseline) + changed * (1 - changed)
    under_change = NormalDist().inv_cdf(power) * math.sqrt(variance)
    per_arm = math.ceil(((under_null + under_change) / (baseline - changed)) ** 2)
    per_week = 7 * visitors * percent / 100
    return per_arm, math.ceil(2 * per_arm / per_week)
