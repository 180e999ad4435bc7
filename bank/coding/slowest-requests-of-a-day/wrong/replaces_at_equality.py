# ties: lets an equal latency push out an earlier one
import heapq


def slowest(stream, k):
    kept = []
    for i, latency in enumerate(stream):
        if len(kept) < k:
            heapq.heappush(kept, (latency, -i))
        elif k and latency >= kept[0][0]:
            heapq.heapreplace(kept, (latency, -i))
    return [(latency, -i) for latency, i in sorted(kept, reverse=True)]
