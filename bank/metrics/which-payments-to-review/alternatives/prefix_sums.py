# Numbers and amounts per score, then sums from the top.
from collections import defaultdict


def cheapest_threshold(scores, amounts, frauds, review_cost):
    saved, number = defaultdict(int), defaultdict(int)
    for s, a, f in zip(scores, amounts, frauds):
        number[s] += 1
        saved[s] += a if f else 0
    lost = sum(saved.values())
    flagged = 0
    options = [(lost, 0, None)]
    for s in sorted(number, reverse=True):
        flagged += number[s]
        lost -= saved[s]
        options.append((review_cost * flagged + lost, flagged, s))
    cost, _, threshold = min(options, key=lambda o: o[:2])
    return [threshold, cost]
