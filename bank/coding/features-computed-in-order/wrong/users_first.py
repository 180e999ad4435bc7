# orders: puts features before their inputs
def plan(inputs):
    needed = {f: {i for i in names if i in inputs} for f, names in inputs.items()}
    open_ = {f: 0 for f in inputs}
    for names in needed.values():
        for i in names:
            open_[i] += 1
    order = [f for f in inputs if not open_[f]]
    for f in order:
        for i in needed[f]:
            open_[i] -= 1
            if not open_[i]:
                order.append(i)
    if len(order) == len(inputs):
        return "order", order
    left = set(inputs) - set(order)
    f, path = min(left), []
    users = {f: [u for u in left if f in needed[u]] for f in left}
    while f not in path:
        path.append(f)
        f = users[f][0] if users[f] else f
    return "cycle", path[path.index(f) :][::-1]
