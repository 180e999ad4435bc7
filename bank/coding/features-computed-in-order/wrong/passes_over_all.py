# growth: goes over all features again and again for those that are ready
def plan(inputs):
    left, done, order = list(inputs), set(), []
    while left:
        ready = [f for f in left if all(i in done or i not in inputs for i in inputs[f])]
        if not ready:
            f, path = left[0], []
            while f not in path:
                path.append(f)
                f = next(i for i in inputs[f] if i in inputs and i not in done)
            return "cycle", path[path.index(f) :]
        order += ready
        done.update(ready)
        left = [f for f in left if f not in done]
    return "order", order
