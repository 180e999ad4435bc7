# Plain loops; stops when no centre moves, which is the same round or one later with the same result.
def k_means(points, centres, max_rounds):
    points = [tuple(map(float, p)) for p in points]
    centres = [tuple(map(float, c)) for c in centres]
    for _ in range(max_rounds):
        labels = []
        for p in points:
            distances = [sum((a - b) ** 2 for a, b in zip(p, c)) for c in centres]
            labels.append(distances.index(min(distances)))
        moved = []
        for j, c in enumerate(centres):
            mine = [p for p, label in zip(points, labels) if label == j]
            moved.append(tuple(sum(x) / len(mine) for x in zip(*mine)) if mine else c)
        if moved == centres:
            break
        centres = moved
    return [list(c) for c in centres], labels
