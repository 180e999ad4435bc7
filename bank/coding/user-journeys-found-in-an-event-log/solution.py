from bisect import bisect_right
from collections import defaultdict


def journeys_found(log, journeys):
    places = defaultdict(list)
    for place, event in enumerate(log):
        places[event].append(place)
    return [_is_found(places, journey) for journey in journeys]


def _is_found(places, journey):
    last = -1
    for event in journey:
        known = places.get(event, [])
        index = bisect_right(known, last)
        if index == len(known):
            return False
        last = known[index]
    return True
