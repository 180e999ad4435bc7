# Sorted lists with bisect instead of heaps, squared distances.
from bisect import insort


def graph_search(vectors, neighbours, query, entry, ef, k):
    def squared(i):
        delta = vectors[i] - query
        return float(delta @ delta)

    start = (squared(entry), entry)
    known = {entry: start[0]}
    candidates, results = [start], [start]
    while candidates:
        here = candidates.pop(0)
        if len(results) >= ef and here[0] > results[-1][0]:
            break
        for j in neighbours[here[1]]:
            if j not in known:
                known[j] = squared(j)
                if len(results) < ef or known[j] < results[-1][0]:
                    insort(candidates, (known[j], j))
                    insort(results, (known[j], j))
                    del results[ef:]
    return [i for _, i in results[:k]], len(known)
