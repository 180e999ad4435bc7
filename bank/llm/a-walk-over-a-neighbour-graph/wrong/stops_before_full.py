# results not full: stops at a worse candidate although there are fewer than ef results
import heapq

import numpy as np


def graph_search(vectors, neighbours, query, entry, ef, k):
    d0 = float(np.linalg.norm(vectors[entry] - query))
    seen, todo, best = {entry}, [(d0, entry)], [(-d0, entry)]
    while todo:
        d, i = heapq.heappop(todo)
        if d > -best[0][0]:
            break
        for j in neighbours[i]:
            if j in seen:
                continue
            seen.add(j)
            dj = float(np.linalg.norm(vectors[j] - query))
            if dj < -best[0][0]:
                heapq.heappush(todo, (dj, j))
                heapq.heappush(best, (-dj, j))
                if len(best) > ef:
                    heapq.heappop(best)
    return [i for _, i in sorted((-d, i) for d, i in best)[:k]], len(seen)
