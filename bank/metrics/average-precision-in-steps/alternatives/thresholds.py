# Every distinct score as a threshold, counted anew: quadratic, but right.
def average_precision(labels, scores):
    if 1 not in labels:
        return None
    area, last = 0.0, 0.0
    for t in sorted(set(scores), reverse=True):
        flagged = [y for y, s in zip(labels, scores) if s >= t]
        recall = sum(flagged) / sum(labels)
        area += (recall - last) * sum(flagged) / len(flagged)
        last = recall
    return area
