# single rows: puts the only row of a species into the test set
from collections import Counter


def split(labels, percent, order, stratify):
    groups = labels if stratify else [0] * len(labels)
    quota = {g: max(min((m * percent + 50) // 100, m - 1), 1) for g, m in Counter(groups).items()}
    train, test = [], []
    for row in order:
        (test if quota[groups[row]] else train).append(row)
        quota[groups[row]] -= quota[groups[row]] > 0
    return train, test
