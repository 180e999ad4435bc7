# ties: sorts pairs of score and label, so that defects come first within a tie
def average_precision(labels, scores):
    if not sum(labels):
        return None
    found, area = 0, 0.0
    for rank, (_, label) in enumerate(sorted(zip(scores, labels), reverse=True), 1):
        if label:
            found += 1
            area += found / rank
    return area / found
