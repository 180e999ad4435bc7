# meeting below the root: takes the highest of the common ancestors
def common_categories(parents, pairs):
    def up(x):
        way = [x]
        while way[-1] in parents:
            way.append(parents[way[-1]])
        return way

    out = []
    for a, b in pairs:
        u, v = up(a), up(b)
        common = [x for x in u if x in v]
        out.append((common[-1], u.index(common[-1]) + v.index(common[-1])) if common else None)
    return out
