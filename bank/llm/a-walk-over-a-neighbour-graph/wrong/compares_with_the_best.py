# detours: prunes against the best result instead of the worst
import heapq

import numpy as np


def graph_search(vectors, neighbours, query, entry, ef, k):
    d0 = float(np.linalg.norm(vectors[entry] - query))
    seen, todo, best = {entry}, [(d0, entry)], [(d0, entry)]
    while todo:
        d, i = heapq.heappop(todo)
        if len(best) == ef and d > best[0][0]:
            break
        for j in neighbours[i]:
            if j in seen:
                continue
            seen.add(j)
            dj = float(np.linalg.norm(vectors[j] - query))
            if len(best) < ef or dj < best[0][0]:
                heapq.heappush(todo, (dj, j))
                best = sorted([*best, (dj, j)])[:ef]
    return [i for _, i in best[:k]], len(seen)
