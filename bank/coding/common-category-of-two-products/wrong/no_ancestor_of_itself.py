# one above the other: begins with the parents, so a node is no ancestor of itself
def common_categories(parents, pairs):
    def up(x):
        way = []
        while x in parents:
            x = parents[x]
            way.append(x)
        return way

    out = []
    for a, b in pairs:
        u, v = up(a), up(b)
        common = [x for x in u if x in v]
        out.append((a, 0) if a == b else (common[0], u.index(common[0]) + v.index(common[0]) + 2) if common else None)
    return out
