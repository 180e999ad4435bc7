# Level by level as sets; the path by going down the distances from the target.
def shortest_path(calls, source, target):
    callees, callers = {}, {}
    for a, b in calls:
        callees.setdefault(a, set()).add(b)
        callers.setdefault(b, set()).add(a)
    distance, level, steps = {source: 0}, {source}, 0
    while level:
        steps += 1
        found = set()
        for service in level:
            found |= callees.get(service, set())
        level = found - distance.keys()
        distance.update(dict.fromkeys(level, steps))
    if target not in distance:
        return None
    path = [target]
    while distance[path[-1]]:
        here = path[-1]
        path.append(next(c for c in callers[here] if distance.get(c, -1) == distance[here] - 1))
    return path[::-1]
