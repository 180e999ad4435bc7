# order: compares how often events occur and forgets their order
from collections import Counter


def journeys_found(log, journeys):
    have = Counter(log)
    return [all(have[e] >= c for e, c in Counter(j).items()) for j in journeys]
