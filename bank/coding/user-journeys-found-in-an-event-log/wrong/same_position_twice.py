# repeats: searches from the last match itself, so one event serves twice
from bisect import bisect_left


def journeys_found(log, journeys):
    places = {}
    for i, e in enumerate(log):
        places.setdefault(e, []).append(i)
    out = []
    for j in journeys:
        last, ok = 0, True
        for e in j:
            known = places.get(e, [])
            k = bisect_left(known, last)
            if k == len(known):
                ok = False
                break
            last = known[k]
        out.append(ok)
    return out
