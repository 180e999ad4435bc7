# Kahn with counts in a queue; the cycle by walking back through features that are left.
from collections import deque


def plan(inputs):
    open_inputs = dict.fromkeys(inputs, 0)
    users = {}
    for feature, names in inputs.items():
        for name in names:
            if name in inputs:
                open_inputs[feature] += 1
                users.setdefault(name, []).append(feature)
    queue = deque(f for f, count in open_inputs.items() if count == 0)
    order = []
    while queue:
        feature = queue.popleft()
        order.append(feature)
        for user in users.get(feature, []):
            open_inputs[user] -= 1
            if open_inputs[user] == 0:
                queue.append(user)
    if len(order) == len(inputs):
        return ["order", order]
    done = set(order)
    feature = next(f for f in inputs if f not in done)
    place, walk = {}, []
    while feature not in place:
        place[feature] = len(walk)
        walk.append(feature)
        feature = next(i for i in inputs[feature] if i in inputs and i not in done)
    return ["cycle", walk[place[feature] :]]
