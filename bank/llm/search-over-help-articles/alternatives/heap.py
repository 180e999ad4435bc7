# Distinct query words with their multiplicity, and a heap for the best ones.
import heapq
import math
from collections import Counter


def bm25_search(documents, query, k1, b, top):
    counts = [Counter(document) for document in documents]
    containing = Counter(word for count in counts for word in count)
    wanted = Counter(query)
    n = len(documents)
    mean = sum(len(d) for d in documents) / max(n, 1)
    weights = {w: times * (math.log(n + 1) - math.log(containing[w] + 0.5)) for w, times in wanted.items()}
    heap = []
    for i, count in enumerate(counts):
        shared = [w for w in wanted if w in count]
        if shared:
            k = k1 * (1 - b + b * len(documents[i]) / mean)
            heap.append((sum(weights[w] * count[w] * (k1 + 1) / (count[w] + k) for w in shared), i))
    return [[i, s] for s, i in heapq.nsmallest(top, heap, key=lambda p: (-p[0], p[1]))]
