# detours: goes to the best neighbour only and stops when none is nearer
import numpy as np


def graph_search(vectors, neighbours, query, entry, ef, k):
    known = {entry: float(np.linalg.norm(vectors[entry] - query))}
    here = entry
    while True:
        for j in neighbours[here]:
            known.setdefault(j, float(np.linalg.norm(vectors[j] - query)))
        best = min([here, *neighbours[here]], key=known.get)
        if best == here:
            break
        here = best
    return sorted(known, key=known.get)[:k], len(known)
