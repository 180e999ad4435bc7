# meeting below the root: counts the steps of the first node only
def common_categories(parents, pairs):
    out = []
    for a, b in pairs:
        above = {b}
        while b in parents:
            b = parents[b]
            above.add(b)
        steps = 0
        while a not in above and a in parents:
            a, steps = parents[a], steps + 1
        out.append((a, steps) if a in above else None)
    return out
