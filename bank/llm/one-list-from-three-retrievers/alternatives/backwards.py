# Each list backwards into a dictionary, so that the first place wins; a heap for the top.
import heapq
from collections import Counter


def fuse(rankings, k, weights, top):
    total = Counter()
    for ranking, weight in zip(rankings, weights):
        places = {}
        for i in range(len(ranking), 0, -1):
            places[ranking[i - 1]] = i
        for document, place in places.items():
            total[document] += weight / (k + place)
    return heapq.nsmallest(top, total.items(), key=lambda p: (round(-p[1], 10), p[0]))
