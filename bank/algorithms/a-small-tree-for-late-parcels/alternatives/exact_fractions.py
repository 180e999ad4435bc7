# Sorted scan with counts and exact fractions; the tree as nested tuples.
from collections import Counter
from fractions import Fraction


def grow(rows, labels, depth, min_leaf):
    n = len(rows)
    all_counts = Counter(labels)
    leaf = min(all_counts, key=lambda c: (-all_counts[c], c))
    if depth == 0:
        return leaf
    # Minimising the weighted impurity is maximising sum c^2/n over both sides.
    best, best_split = Fraction(sum(c * c for c in all_counts.values()), n), None
    for j in range(len(rows[0])):
        order = sorted(range(n), key=lambda i: rows[i][j])
        left, right = Counter(), Counter(all_counts)
        for place in range(1, n):
            moved = order[place - 1]
            left[labels[moved]] += 1
            right[labels[moved]] -= 1
            low, high = rows[moved][j], rows[order[place]][j]
            if low == high or place < min_leaf or n - place < min_leaf:
                continue
            value = Fraction(sum(c * c for c in left.values()), place)
            value += Fraction(sum(c * c for c in right.values()), n - place)
            if value > best:
                best, best_split = value, (j, (low + high) / 2)
    if best_split is None:
        return leaf
    j, t = best_split
    parts = []
    for go in (True, False):
        keep = [i for i in range(n) if (rows[i][j] <= t) == go]
        parts.append(grow([rows[i] for i in keep], [labels[i] for i in keep], depth - 1, min_leaf))
    return j, t, *parts


def tree_predict(X, y, X_new, max_depth, min_leaf):
    tree = grow(X.tolist(), y.tolist(), max_depth, min_leaf)
    result = []
    for row in X_new.tolist():
        node = tree
        while isinstance(node, tuple):
            node = node[2] if row[node[0]] <= node[1] else node[3]
        result.append(node)
    return result
