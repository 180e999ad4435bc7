# circles: does not remember which services it has reached
from collections import deque


def shortest_path(calls, source, target):
    callees = {}
    for a, b in calls:
        callees.setdefault(a, []).append(b)
    queue = deque([[source]])
    while queue:
        path = queue.popleft()
        if path[-1] == target:
            return path
        queue.extend([*path, b] for b in callees.get(path[-1], []))
    return None
