# growth: searches the weakest of those kept for each request
def slowest(stream, k):
    kept = []
    for i, latency in enumerate(stream):
        if len(kept) < k:
            kept.append((latency, -i))
        elif k:
            weakest = min(kept)
            if (latency, -i) > weakest:
                kept[kept.index(weakest)] = (latency, -i)
    return [(latency, -i) for latency, i in sorted(kept, reverse=True)]
