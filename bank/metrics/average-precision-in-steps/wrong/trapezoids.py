# steps: joins the points by straight lines
def average_precision(labels, scores):
    positives = sum(labels)
    if not positives:
        return None
    area, last_r, last_p = 0.0, 0.0, 1.0
    for t in sorted(set(scores), reverse=True):
        flagged = [y for y, s in zip(labels, scores) if s >= t]
        r, p = sum(flagged) / positives, sum(flagged) / len(flagged)
        area += (r - last_r) * (p + last_p) / 2
        last_r, last_p = r, p
    return area
