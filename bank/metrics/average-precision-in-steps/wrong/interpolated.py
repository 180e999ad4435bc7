# steps: takes the best precision at this recall or higher
def average_precision(labels, scores):
    positives = sum(labels)
    if not positives:
        return None
    points = []
    for t in sorted(set(scores), reverse=True):
        flagged = [y for y, s in zip(labels, scores) if s >= t]
        points.append((sum(flagged) / positives, sum(flagged) / len(flagged)))
    area, last = 0.0, 0.0
    for i, (r, _) in enumerate(points):
        area += (r - last) * max(p for _, p in points[i:])
        last = r
    return area
