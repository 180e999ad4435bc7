# direction: lets calls be followed backwards as well
from collections import deque


def shortest_path(calls, source, target):
    near = {}
    for a, b in calls:
        near.setdefault(a, []).append(b)
        near.setdefault(b, []).append(a)
    back, queue = {source: None}, deque([source])
    while queue:
        s = queue.popleft()
        for t in near.get(s, []):
            if t not in back:
                back[t] = s
                queue.append(t)
    if target not in back:
        return None
    path = []
    while target is not None:
        path.append(target)
        target = back[target]
    return path[::-1]
