from collections import deque


def rolling_max(latencies, window):
    candidates = deque()
    worst = []
    for now, latency in enumerate(latencies):
        if candidates and candidates[0] == now - window:
            candidates.popleft()
        if latency is not None:
            while candidates and latencies[candidates[-1]] < latency:
                candidates.pop()
            candidates.append(now)
        worst.append(latencies[candidates[0]] if candidates else None)
    return worst
