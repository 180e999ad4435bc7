from collections import defaultdict, deque


def shortest_path(calls, source, target):
    callees = defaultdict(list)
    for caller, callee in calls:
        callees[caller].append(callee)
    reached_from = {source: None}
    waiting = deque([source])
    while waiting and target not in reached_from:
        service = waiting.popleft()
        for callee in callees[service]:
            if callee not in reached_from:
                reached_from[callee] = service
                waiting.append(callee)
    if target not in reached_from:
        return None
    path = [target]
    while path[-1] != source:
        path.append(reached_from[path[-1]])
    return path[::-1]
