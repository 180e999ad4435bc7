import math


def canary_decision(batches, z, tolerance, minimum):
    control_errors = control = canary_errors = canary = 0
    for number, batch in enumerate(batches, start=1):
        control_errors += batch[0]
        control += batch[1]
        canary_errors += batch[2]
        canary += batch[3]
        if min(control, canary) < minimum:
            continue
        p = (control_errors + 1) / (control + 2)
        q = (canary_errors + 1) / (canary + 2)
        margin = z * math.sqrt(q * (1 - q) / (canary + 2) + p * (1 - p) / (control + 2))
        lower, upper = q - p - margin, q - p + margin
        if lower > tolerance:
            return "rollback", number, lower, upper
        if upper < tolerance:
            return "promote", number, lower, upper
    return "wait", len(batches), None, None
