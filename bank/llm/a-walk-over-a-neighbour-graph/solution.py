import heapq

import numpy as np


def graph_search(vectors, neighbours, query, entry, ef, k):
    def distance(node):
        return float(np.linalg.norm(vectors[node] - query))

    seen = {entry}
    first = distance(entry)
    candidates = [(first, entry)]
    results = [(-first, entry)]
    while candidates:
        nearest, node = heapq.heappop(candidates)
        if len(results) == ef and nearest > -results[0][0]:
            break
        for other in neighbours[node]:
            if other in seen:
                continue
            seen.add(other)
            far = distance(other)
            if len(results) < ef or far < -results[0][0]:
                heapq.heappush(candidates, (far, other))
                heapq.heappush(results, (-far, other))
                if len(results) > ef:
                    heapq.heappop(results)
    found = sorted((-negative, node) for negative, node in results)
    return [node for _, node in found[:k]], len(seen)
