# The rank of each row within its group decides.
import math


def split(labels, percent, order, stratify):
    def group(row):
        return labels[row] if stratify else 0

    sizes = {}
    for row in order:
        sizes[group(row)] = sizes.get(group(row), 0) + 1
    seen, result = {}, ([], [])
    for row in order:
        g = group(row)
        rank = seen.get(g, 0)
        seen[g] = rank + 1
        number = math.floor(sizes[g] * percent / 100 + 0.5)
        number = max(1, min(number, sizes[g] - 1)) if sizes[g] > 1 else 0
        result[rank < number].append(row)
    return result
