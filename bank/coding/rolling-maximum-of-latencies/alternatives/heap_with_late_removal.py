# A heap of negative values; entries that have left the window go when they reach the top.
import heapq


def rolling_max(latencies, window):
    heap, out = [], []
    for i, value in enumerate(latencies):
        if value is not None:
            heapq.heappush(heap, (-value, i))
        while heap and heap[0][1] <= i - window:
            heapq.heappop(heap)
        out.append(-heap[0][0] if heap else None)
    return out
