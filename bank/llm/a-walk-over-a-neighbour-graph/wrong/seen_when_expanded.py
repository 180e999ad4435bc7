# cycles: marks a node as seen only when it is expanded, so nodes are met twice
import heapq

import numpy as np


def graph_search(vectors, neighbours, query, entry, ef, k):
    d0 = float(np.linalg.norm(vectors[entry] - query))
    seen, computed, todo, best = set(), 1, [(d0, entry)], [(-d0, entry)]
    while todo:
        d, i = heapq.heappop(todo)
        if len(best) == ef and d > -best[0][0]:
            break
        if i in seen:
            continue
        seen.add(i)
        for j in neighbours[i]:
            if j in seen:
                continue
            computed += 1
            dj = float(np.linalg.norm(vectors[j] - query))
            if len(best) < ef or dj < -best[0][0]:
                heapq.heappush(todo, (dj, j))
                heapq.heappush(best, (-dj, j))
                if len(best) > ef:
                    heapq.heappop(best)
    return [i for _, i in sorted((-d, i) for d, i in best)[:k]], computed
