import math


def split_check(counts, weights):
    scale = sum(counts) / sum(weights)
    statistic = sum(
        (count - scale * weight) ** 2 / (scale * weight) for count, weight in zip(counts, weights)
    )
    return statistic, tail(statistic, len(counts) - 1)


def tail(x, freedom):
    if freedom == 1:
        return math.erfc(math.sqrt(x / 2))
    if freedom == 2:
        return math.exp(-x / 2)
    step = (x / 2) ** (freedom / 2 - 1) * math.exp(-x / 2) / math.gamma(freedom / 2)
    return tail(x, freedom - 2) + step
