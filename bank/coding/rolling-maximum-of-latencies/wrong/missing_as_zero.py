# negative: treats missing seconds as 0
from collections import deque


def rolling_max(latencies, window):
    queue, out = deque(), []
    for i, x in enumerate(latencies):
        if queue and queue[0] <= i - window:
            queue.popleft()
        x = x or 0
        while queue and (latencies[queue[-1]] or 0) < x:
            queue.pop()
        queue.append(i)
        real = [y for y in latencies[max(0, i - window + 1) : i + 1] if y is not None]
        out.append((latencies[queue[0]] or 0) if real else None)
    return out
