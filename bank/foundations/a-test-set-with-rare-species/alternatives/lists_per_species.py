# A list of shuffled rows per group, cut at its quota, then put back in order.
from collections import defaultdict


def split(labels, percent, order, stratify):
    rows = defaultdict(list)
    for row in order:
        rows[labels[row] if stratify else ""].append(row)
    chosen = set()
    for members in rows.values():
        m = len(members)
        if m > 1:
            whole, rest = divmod(m * percent, 100)
            number = whole + (rest >= 50)
            chosen.update(members[: sorted([1, number, m - 1])[1]])
    return [r for r in order if r not in chosen], [r for r in order if r in chosen]
