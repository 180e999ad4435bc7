# One vectorised distance computation for all new neighbours of a node.
import heapq

import numpy as np


def graph_search(vectors, neighbours, query, entry, ef, k):
    seen = np.zeros(len(vectors), dtype=bool)
    seen[entry] = True
    d0 = np.sqrt(np.sum((vectors[entry] - query) ** 2))
    todo, best = [(d0, entry)], [(d0, entry)]
    while todo:
        d, i = heapq.heappop(todo)
        if len(best) == ef and d > max(best)[0]:
            break
        new = []
        for j in neighbours[i]:
            if not seen[j]:
                seen[j] = True
                new.append(j)
        if not new:
            continue
        for dj, j in zip(np.sqrt(np.sum((vectors[new] - query) ** 2, axis=1)), new):
            if len(best) < ef or dj < max(best)[0]:
                best.append((dj, j))
                if len(best) > ef:
                    best.remove(max(best))
                heapq.heappush(todo, (dj, j))
    best.sort()
    return [int(i) for _, i in best[:k]], int(seen.sum())
