# rounding: rounds the quota down
from collections import Counter


def split(labels, percent, order, stratify):
    groups = labels if stratify else [0] * len(labels)
    quota = {g: min(max(m * percent // 100, 1), m - 1) for g, m in Counter(groups).items()}
    train, test = [], []
    for row in order:
        (test if quota[groups[row]] else train).append(row)
        quota[groups[row]] -= quota[groups[row]] > 0
    return train, test
