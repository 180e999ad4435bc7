# depth: climbs by recursion
def common_categories(parents, pairs):
    def up(x):
        return [x, *up(parents[x])] if x in parents else [x]

    out = []
    for a, b in pairs:
        u, v = up(a), {x: i for i, x in enumerate(up(b))}
        out.append(next(((x, i + v[x]) for i, x in enumerate(u) if x in v), None))
    return out
