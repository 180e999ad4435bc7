# Inserts the new scores into a sorted list in the order of the old ones.
from bisect import bisect_right, insort


def disagreements(old_scores, new_scores):
    seen, total = [], 0
    for _, score in sorted(zip(old_scores, new_scores)):
        total += len(seen) - bisect_right(seen, score)
        insort(seen, score)
    return total
