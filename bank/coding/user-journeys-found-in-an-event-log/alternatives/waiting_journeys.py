# One pass over the log: each journey waits in the bucket of the event that it needs next.
from collections import defaultdict


def journeys_found(log, journeys):
    found = [not journey for journey in journeys]
    waiting = defaultdict(list)
    for number, journey in enumerate(journeys):
        if journey:
            waiting[journey[0]].append((number, 0))
    for event in log:
        if event not in waiting:
            continue
        for number, step in waiting.pop(event):
            if step + 1 == len(journeys[number]):
                found[number] = True
            else:
                waiting[journeys[number][step + 1]].append((number, step + 1))
    return found
