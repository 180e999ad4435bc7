# stratified: takes the first rows of a species in the order of the file, not of the shuffle
from collections import Counter


def split(labels, percent, order, stratify):
    groups = labels if stratify else [0] * len(labels)
    quota = {g: min(max((m * percent + 50) // 100, 1), m - 1) for g, m in Counter(groups).items()}
    test = set()
    for row in range(len(labels)):
        if quota[groups[row]]:
            quota[groups[row]] -= 1
            test.add(row)
    return [r for r in order if r not in test], [r for r in order if r in test]
