# The smallest n at which the power formula reaches the goal, by bisection.
from math import ceil, sqrt
from statistics import NormalDist


def plan(baseline, lift, alpha, power, visitors, percent):
    other = baseline * (1 + lift)
    m = (baseline + other) / 2
    z = NormalDist().inv_cdf(1 - alpha / 2)

    def enough(n):
        room = abs(baseline - other) * sqrt(n) - z * sqrt(2 * m * (1 - m))
        sigma = sqrt(baseline * (1 - baseline) + other * (1 - other))
        return NormalDist().cdf(room / sigma) >= power

    low, high = 0, 1
    while not enough(high):
        low, high = high, 2 * high
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if enough(middle) else (middle, high)
    return [high, ceil(2 * high * 100 / (7 * visitors * percent))]
