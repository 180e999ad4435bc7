# repeats: asks log.index for each event anew and compares positions
def journeys_found(log, journeys):
    first = {}
    for i, e in enumerate(log):
        first.setdefault(e, i)
    return [all(e in first for e in j) and all(first[a] < first[b] for a, b in zip(j, j[1:])) for j in journeys]
