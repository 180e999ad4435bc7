# windows: keeps values for one second too long
from collections import deque


def rolling_max(latencies, window):
    queue, out = deque(), []
    for i, x in enumerate(latencies):
        while queue and queue[0] < i - window:
            queue.popleft()
        if x is not None:
            while queue and latencies[queue[-1]] <= x:
                queue.pop()
            queue.append(i)
        out.append(latencies[queue[0]] if queue else None)
    return out
