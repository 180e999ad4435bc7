# several roots: joins all roots under one, so that nodes of different trees meet there
def common_categories(parents, pairs):
    def up(x):
        way = [x]
        while way[-1] in parents:
            way.append(parents[way[-1]])
        return [*way, "root"]

    out = []
    for a, b in pairs:
        u, v = up(a), up(b)
        x = next(x for x in u if x in set(v))
        out.append((x, u.index(x) + v.index(x)))
    return out
