# shortest: stores the last service from which another was seen, not the first
from collections import deque


def shortest_path(calls, source, target):
    callees = {}
    for a, b in calls:
        callees.setdefault(a, []).append(b)
    back, done, queue = {source: None}, set(), deque([source])
    while queue:
        s = queue.popleft()
        if s in done:
            continue
        done.add(s)
        for t in callees.get(s, []):
            if t not in done:
                back[t] = s
                queue.append(t)
    if target not in back:
        return None
    path = []
    while target is not None:
        path.append(target)
        target = back[target]
    return path[::-1]
