# little evidence: compares the rates without an interval
def canary_decision(batches, z, tolerance, minimum):
    s = [0, 0, 0, 0]
    for number, batch in enumerate(batches, start=1):
        s = [a + b for a, b in zip(s, batch)]
        if min(s[1], s[3]) >= minimum:
            d = (s[2] + 1) / (s[3] + 2) - (s[0] + 1) / (s[1] + 2)
            return ("rollback" if d > tolerance else "promote"), number, d, d
    return "wait", len(batches), None, None
