# few castings: returns 0.0 where recall is not defined
def average_precision(labels, scores):
    positives = sum(labels)
    area, last = 0.0, 0.0
    for t in sorted(set(scores), reverse=True):
        flagged = [y for y, s in zip(labels, scores) if s >= t]
        r = sum(flagged) / max(positives, 1)
        area += (r - last) * sum(flagged) / len(flagged)
        last = r
    return area
