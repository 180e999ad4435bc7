from collections import Counter


def split(labels, percent, order, stratify):
    groups = labels if stratify else [None] * len(labels)
    quota = {
        group: min(max((size * percent + 50) // 100, 1), size - 1)
        for group, size in Counter(groups).items()
    }
    train, test = [], []
    for row in order:
        if quota[groups[row]]:
            quota[groups[row]] -= 1
            test.append(row)
        else:
            train.append(row)
    return train, test
