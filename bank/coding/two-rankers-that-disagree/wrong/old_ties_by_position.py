# old ties: leaves old ties in the order of the documents, so that they make inversions
from bisect import bisect_right, insort


def disagreements(old_scores, new_scores):
    order = sorted(range(len(old_scores)), key=old_scores.__getitem__)
    seen, count = [], 0
    for i in order:
        count += len(seen) - bisect_right(seen, new_scores[i])
        insort(seen, new_scores[i])
    return count
