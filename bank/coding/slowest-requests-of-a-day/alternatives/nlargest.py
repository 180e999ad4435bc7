# heapq.nlargest over pairs with the negative position.
import heapq


def slowest(stream, k):
    pairs = ((latency, -position) for position, latency in enumerate(stream))
    return [(latency, -place) for latency, place in heapq.nlargest(k, pairs)]
