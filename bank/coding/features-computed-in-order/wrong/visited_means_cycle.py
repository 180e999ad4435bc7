# orders: takes any feature that is met a second time for a cycle
def plan(inputs):
    seen, order = {}, []
    for start in inputs:
        stack = [(start, [start])]
        if start in seen:
            continue
        while stack:
            f, path = stack.pop()
            if f in seen:
                return "cycle", path
            seen[f] = True
            order.append(f)
            stack += [(i, [*path, i]) for i in dict.fromkeys(inputs[f]) if i in inputs]
    return "order", order[::-1]
