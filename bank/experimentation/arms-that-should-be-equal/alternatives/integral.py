# The tail by numerical integration of the density (Simpson's rule on a long stretch).
import math


def split_check(counts, weights):
    total, planned = sum(counts), sum(weights)
    x = 0.0
    for n, w in zip(counts, weights):
        e = total * w / planned
        x += (n - e) * (n - e) / e
    m = len(counts) - 1
    # t = u * u removes the pole of the density at zero for one degree of freedom.
    log_c = math.log(2) - m / 2 * math.log(2) - math.lgamma(m / 2)

    def density(u):
        if u == 0:
            return math.exp(log_c) if m == 1 else 0.0
        return math.exp(log_c + (m - 1) * math.log(u) - u * u / 2)

    low = math.sqrt(x)
    steps = 20000
    h = (12.0 + 0.3 * low) / steps
    sums = density(low) + density(low + steps * h)
    sums += 4 * sum(density(low + i * h) for i in range(1, steps, 2))
    sums += 2 * sum(density(low + i * h) for i in range(2, steps, 2))
    return x, sums * h / 3
