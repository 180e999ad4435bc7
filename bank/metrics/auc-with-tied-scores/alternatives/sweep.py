# One sweep over the sorted scores in plain Python: the trapezoids of the ROC curve.
from itertools import groupby


def auc(labels, scores):
    pairs = sorted(zip([float(s) for s in scores], [int(y) for y in labels]), reverse=True)
    tp = fp = 0
    area = 0.0
    for _, tied in groupby(pairs, key=lambda pair: pair[0]):
        new = [label for _, label in tied]
        hits = sum(new)
        area += (len(new) - hits) * (tp + hits / 2)
        tp += hits
        fp += len(new) - hits
    return area / (tp * fp) if tp and fp else None
