# order: returns the heap as it lies
import heapq


def slowest(stream, k):
    kept = []
    for i, latency in enumerate(stream):
        if len(kept) < k:
            heapq.heappush(kept, (latency, -i))
        elif k and (latency, -i) > kept[0]:
            heapq.heapreplace(kept, (latency, -i))
    return [(latency, -i) for latency, i in kept]
