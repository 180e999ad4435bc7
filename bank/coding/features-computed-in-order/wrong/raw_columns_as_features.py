# raw columns: puts raw columns into the order as well
def plan(inputs):
    full = dict(inputs)
    for names in inputs.values():
        for i in names:
            full.setdefault(i, [])
    state, order = {}, []
    for start in full:
        stack = [(start, iter(full[start]))]
        if start in state:
            continue
        state[start] = 1
        while stack:
            f, rest = stack[-1]
            for i in rest:
                if state.get(i) == 1:
                    path = [s for s, _ in stack]
                    return "cycle", path[path.index(i) :]
                if i not in state:
                    state[i] = 1
                    stack.append((i, iter(full[i])))
                    break
            else:
                state[f] = 2
                order.append(f)
                stack.pop()
    return "order", order
