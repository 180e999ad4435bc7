# Brings both to the same depth, then climbs together.
def common_categories(parents, pairs):
    def depth(node):
        levels = 0
        while node in parents:
            node = parents[node]
            levels += 1
        return levels

    results = []
    for a, b in pairs:
        da, db, steps = depth(a), depth(b), 0
        while da > db:
            a, da, steps = parents[a], da - 1, steps + 1
        while db > da:
            b, db, steps = parents[b], db - 1, steps + 1
        while a != b and a in parents:
            a, b, steps = parents[a], parents[b], steps + 2
        results.append((a, steps) if a == b else None)
    return results
