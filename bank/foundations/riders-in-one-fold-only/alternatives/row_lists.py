# Lists of row numbers per rider, written into the result as the riders are placed.
from itertools import groupby


def assign_folds(riders, k):
    order = sorted(range(len(riders)), key=lambda i: riders[i])
    blocks = [(name, list(rows)) for name, rows in groupby(order, key=lambda i: riders[i])]
    result, load = [None] * len(riders), {fold: 0 for fold in range(k)}
    for name, rows in sorted(blocks, key=lambda b: (-len(b[1]), b[0])):
        target = min(load, key=lambda fold: (load[fold], fold))
        load[target] += len(rows)
        for i in rows:
            result[i] = target
    return tuple(result)
