# cycles: reports everything that cannot be computed instead of a cycle
def plan(inputs):
    needed = {f: {i for i in names if i in inputs} for f, names in inputs.items()}
    users = {f: [] for f in inputs}
    for f, names in needed.items():
        for i in names:
            users[i].append(f)
    order = [f for f in inputs if not needed[f]]
    for f in order:
        for u in users[f]:
            needed[u].discard(f)
            if not needed[u]:
                order.append(u)
    if len(order) == len(inputs):
        return "order", order
    return "cycle", [f for f in inputs if needed[f]]
