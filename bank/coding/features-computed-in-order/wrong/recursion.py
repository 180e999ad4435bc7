# depth: recurses once for each feature of a chain
def plan(inputs):
    state, order, path = {}, [], []

    def visit(f):
        state[f] = 1
        path.append(f)
        for i in inputs[f]:
            if i not in inputs:
                continue
            if state.get(i) == 1:
                return path[path.index(i) :]
            if i not in state:
                found = visit(i)
                if found:
                    return found
        state[f] = 2
        path.pop()
        order.append(f)
        return None

    for f in inputs:
        if f not in state:
            found = visit(f)
            if found:
                return "cycle", found
    return "order", order
