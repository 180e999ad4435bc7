# Plain Python; the boundary by trying each maximum as a candidate.
import math


def peeking(batches, sizes, limit, allowed):
    looks = len(sizes)
    alarms, tops = [0] * looks, []
    for row in batches:
        s = n = top = 0.0
        for k in range(looks):
            s += math.sqrt(sizes[k]) * float(row[k])
            n += int(sizes[k])
            top = max(top, abs(s / math.sqrt(n)))
            alarms[k] += top > limit
        tops.append(top)
    candidates = sorted([0.0, *tops])
    boundary = next(c for c in candidates if sum(t > c for t in tops) <= allowed)
    return [a / len(tops) for a in alarms], boundary
