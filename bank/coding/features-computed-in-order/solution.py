def plan(inputs):
    needed = {f: {name for name in names if name in inputs} for f, names in inputs.items()}
    users = {f: [] for f in inputs}
    for feature, names in needed.items():
        for name in names:
            users[name].append(feature)
    order = [f for f in inputs if not needed[f]]
    for ready in order:
        for user in users[ready]:
            needed[user].remove(ready)
            if not needed[user]:
                order.append(user)
    if len(order) == len(inputs):
        return "order", order
    return "cycle", _cycle(needed)


def _cycle(needed):
    feature = next(f for f in needed if needed[f])
    path = {}
    while feature not in path:
        path[feature] = len(path)
        feature = next(iter(needed[feature]))
    return list(path)[path[feature] :]
