# Loops over teams and tickets, with Python's stable sort for the ranking.
import math


def report(truth, scores, threshold, k):
    truth = [[int(v) for v in row] for row in truth]
    scores = [[float(v) for v in row] for row in scores]
    columns = range(len(truth[0]))
    counts = []
    for j in columns:
        pairs = [(row[j] >= threshold, right[j] == 1) for row, right in zip(scores, truth)]
        counts.append((pairs.count((True, True)), pairs.count((True, False)), pairs.count((False, True))))
    each = [f1(*count) for count in counts if sum(count)]
    ndcgs = []
    for row, right in zip(scores, truth):
        if sum(right) == 0:
            continue
        order = sorted(columns, key=lambda j: row[j], reverse=True)
        gain = sum(1 / math.log2(i + 2) for i, j in enumerate(order[:k]) if right[j])
        best = sum(1 / math.log2(i + 2) for i in range(min(k, sum(right))))
        ndcgs.append(gain / best)
    return {
        "macro_f1": sum(each) / len(each),
        "micro_f1": f1(*(sum(part) for part in zip(*counts))),
        "ndcg": sum(ndcgs) / len(ndcgs),
    }


def f1(hits, false, missed):
    return 2 * hits / (2 * hits + false + missed)
