from itertools import groupby


def average_precision(labels, scores):
    positives = sum(labels)
    if positives == 0:
        return None
    area = 0.0
    flagged = found = 0
    ranked = sorted(zip(scores, labels), reverse=True)
    for _, tied in groupby(ranked, key=lambda pair: pair[0]):
        new = [label for _, label in tied]
        flagged += len(new)
        found += sum(new)
        area += sum(new) / positives * found / flagged
    return area
