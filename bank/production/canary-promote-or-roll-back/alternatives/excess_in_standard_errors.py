# How many standard errors the difference lies beyond the tolerance, with accumulate.
from itertools import accumulate


def canary_decision(batches, z, tolerance, minimum):
    batches = [tuple(b) for b in batches]
    totals = accumulate(batches, lambda a, b: tuple(x + y for x, y in zip(a, b)))
    for i, (e0, n0, e1, n1) in enumerate(totals):
        if n0 >= minimum and n1 >= minimum:
            a, b = (e0 + 1) / (n0 + 2), (e1 + 1) / (n1 + 2)
            variance = a * (1 - a) / (n0 + 2) + b * (1 - b) / (n1 + 2)
            t = (b - a - tolerance) / variance**0.5
            if abs(t) > z:
                bounds = [b - a - z * variance**0.5, b - a + z * variance**0.5]
                return ["rollback" if t > 0 else "promote", i + 1, *bounds]
    return ["wait", len(batches), None, None]
