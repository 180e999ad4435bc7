# Gives each element a random key and keeps the k largest keys in a heap.
import heapq


def sample_stream(stream, k, rng):
    heap = []
    for element in stream:
        entry = (rng.random(), element)
        if len(heap) < k:
            heapq.heappush(heap, entry)
        elif k and entry > heap[0]:
            heapq.heapreplace(heap, entry)
    return [element for _, element in heap]
