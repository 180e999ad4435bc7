# Both ways from the root down; the last node before they part.
def common_categories(parents, pairs):
    known = {}

    def way(node):
        if node not in known:
            path, here = [node], node
            while here in parents:
                here = parents[here]
                path.append(here)
            known[node] = path[::-1]
        return known[node]

    out = []
    for a, b in pairs:
        u, v = way(a), way(b)
        shared = 0
        while shared < min(len(u), len(v)) and u[shared] == v[shared]:
            shared += 1
        out.append([u[shared - 1], len(u) + len(v) - 2 * shared] if shared else None)
    return out
