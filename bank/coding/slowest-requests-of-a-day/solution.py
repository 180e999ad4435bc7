import heapq


def slowest(stream, k):
    kept = []
    for position, latency in enumerate(stream):
        if len(kept) < k:
            heapq.heappush(kept, (latency, -position))
        else:
            heapq.heappushpop(kept, (latency, -position))
    return [(latency, -place) for latency, place in sorted(kept, reverse=True)]
