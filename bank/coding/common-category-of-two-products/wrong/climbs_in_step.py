# meeting below the root: climbs from both at the same speed and waits until they are equal
def common_categories(parents, pairs):
    out = []
    for a, b in pairs:
        steps = 0
        while a != b and (a in parents or b in parents):
            if a in parents:
                a, steps = parents[a], steps + 1
            if a != b and b in parents:
                b, steps = parents[b], steps + 1
        out.append((a, steps) if a == b else None)
    return out
