# Mean, over the defects, of the precision at the defect's own score.
from bisect import bisect_left


def average_precision(labels, scores):
    everything = sorted(scores)
    defects = sorted(s for y, s in zip(labels, scores) if y)
    if not defects:
        return None
    total = 0.0
    for s in defects:
        found = len(defects) - bisect_left(defects, s)
        total += found / (len(everything) - bisect_left(everything, s))
    return total / len(defects)
