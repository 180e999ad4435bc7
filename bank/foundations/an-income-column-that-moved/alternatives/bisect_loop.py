# Plain Python with bisect and a dictionary of counts.
import math
from bisect import bisect_right
from collections import Counter


def psi(reference, current, bins, epsilon):
    reference, current = [float(v) for v in reference], [float(v) for v in current]
    known = sorted(v for v in reference if v == v)
    edges = sorted({known[i * len(known) // bins] for i in range(1, bins)})

    def bin_of(v):
        return "missing" if v != v else bisect_right(edges, v)

    was, now = Counter(map(bin_of, reference)), Counter(map(bin_of, current))
    total = 0.0
    for b in [*range(len(edges) + 1), "missing"]:
        r = max(was[b] / len(reference), epsilon)
        c = max(now[b] / len(current), epsilon)
        total += (c - r) * (math.log(c) - math.log(r))
    return total
