# ties: keeps (latency, position), so that the later of two equals is larger
import heapq


def slowest(stream, k):
    return heapq.nlargest(k, ((latency, i) for i, latency in enumerate(stream)))
