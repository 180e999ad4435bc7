# Dijkstra's algorithm with a heap, all calls of length 1.
import heapq


def shortest_path(calls, source, target):
    callees = {}
    for a, b in calls:
        callees.setdefault(a, []).append(b)
    best, heap = {}, [(0, source, None)]
    while heap:
        distance, service, before = heapq.heappop(heap)
        if service in best:
            continue
        best[service] = before
        for callee in callees.get(service, ()):
            if callee not in best:
                heapq.heappush(heap, (distance + 1, callee, service))
    if target not in best:
        return None
    path, step = [], target
    while step is not None:
        path.append(step)
        step = best[step]
    path.reverse()
    return path
