# small groups: leaves species without test rows where the quota rounds to zero
from collections import Counter


def split(labels, percent, order, stratify):
    groups = labels if stratify else [0] * len(labels)
    quota = {g: (m * percent + 50) // 100 if m > 1 else 0 for g, m in Counter(groups).items()}
    train, test = [], []
    for row in order:
        (test if quota[groups[row]] else train).append(row)
        quota[groups[row]] -= quota[groups[row]] > 0
    return train, test
