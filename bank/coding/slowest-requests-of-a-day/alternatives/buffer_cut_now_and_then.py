# A buffer of up to 2k requests, sorted and cut to k whenever it is full.
def slowest(stream, k):
    buffer = []
    for position, latency in enumerate(stream):
        buffer.append((-latency, position))
        if len(buffer) >= 2 * k + 1000:
            buffer.sort()
            del buffer[k:]
    buffer.sort()
    return [(-negative, position) for negative, position in buffer[:k]]
