# no chain: returns an empty list where there is no chain
from collections import deque


def shortest_path(calls, source, target):
    callees = {}
    for a, b in calls:
        callees.setdefault(a, []).append(b)
    back, queue = {source: None}, deque([source])
    while queue:
        s = queue.popleft()
        for t in callees.get(s, []):
            if t not in back:
                back[t] = s
                queue.append(t)
    path = []
    while target in back:
        path.append(target)
        target = back[target]
    return path[::-1]
