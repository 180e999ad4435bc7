# tolerance: tests against no difference instead of the tolerance
import math


def canary_decision(batches, z, tolerance, minimum):
    s = [0, 0, 0, 0]
    for number, batch in enumerate(batches, start=1):
        s = [a + b for a, b in zip(s, batch)]
        if min(s[1], s[3]) < minimum:
            continue
        p, q = (s[0] + 1) / (s[1] + 2), (s[2] + 1) / (s[3] + 2)
        m = z * math.sqrt(q * (1 - q) / (s[3] + 2) + p * (1 - p) / (s[1] + 2))
        if q - p - m > 0:
            return "rollback", number, q - p - m, q - p + m
        if q - p + m < tolerance:
            return "promote", number, q - p - m, q - p + m
    return "wait", len(batches), None, None
