# several batches: judges each batch alone
import math


def canary_decision(batches, z, tolerance, minimum):
    for number, (e0, n0, e1, n1) in enumerate(batches, start=1):
        if min(n0, n1) < minimum:
            continue
        p, q = (e0 + 1) / (n0 + 2), (e1 + 1) / (n1 + 2)
        m = z * math.sqrt(q * (1 - q) / (n1 + 2) + p * (1 - p) / (n0 + 2))
        if q - p - m > tolerance:
            return "rollback", number, q - p - m, q - p + m
        if q - p + m < tolerance:
            return "promote", number, q - p - m, q - p + m
    return "wait", len(batches), None, None
