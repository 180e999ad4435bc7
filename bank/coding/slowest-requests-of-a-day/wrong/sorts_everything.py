# memory: keeps and sorts the whole stream
def slowest(stream, k):
    pairs = [(latency, i) for i, latency in enumerate(stream)]
    return sorted(pairs, key=lambda p: (-p[0], p[1]))[:k]
