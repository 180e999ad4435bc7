# Depth-first search with three states and a stack of its own.
def plan(inputs):
    state = dict.fromkeys(inputs, "new")
    order = []
    for start in inputs:
        if state[start] != "new":
            continue
        state[start] = "open"
        path, rest = [start], [iter(inputs[start])]
        while path:
            for name in rest[-1]:
                found = state.get(name)
                if found == "open":
                    return "cycle", path[path.index(name) :]
                if found == "new":
                    state[name] = "open"
                    path.append(name)
                    rest.append(iter(inputs[name]))
                    break
            else:
                rest.pop()
                done = path.pop()
                state[done] = "done"
                order.append(done)
    return "order", order
