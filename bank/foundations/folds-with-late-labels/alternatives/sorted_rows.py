# Rows sorted by day once, then cuts by binary search.
from bisect import bisect_left


def walk_forward(days, folds, test_days, gap):
    rows = sorted(range(len(days)), key=lambda i: days[i])
    ordered = [days[i] for i in rows]
    first = ordered[-1] - folds * test_days + 1
    result = []
    for number in range(folds):
        s = first + number * test_days
        train = sorted(rows[: bisect_left(ordered, s - gap)])
        test = sorted(rows[bisect_left(ordered, s) : bisect_left(ordered, s + test_days)])
        if train and test:
            result.append([train, test])
    return result
