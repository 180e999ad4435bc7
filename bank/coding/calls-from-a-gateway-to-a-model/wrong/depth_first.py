# shortest: goes into the depth and returns the first chain found
def shortest_path(calls, source, target):
    callees = {}
    for a, b in calls:
        callees.setdefault(a, []).append(b)
    stack, seen = [[source]], set()
    while stack:
        path = stack.pop()
        if path[-1] == target:
            return path
        if path[-1] not in seen:
            seen.add(path[-1])
            stack += [[*path, b] for b in reversed(callees.get(path[-1], []))]
    return None
