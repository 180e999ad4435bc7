import numpy as np

SAME = 1e-9


def purity(labels):
    """One minus the Gini impurity."""
    return ((np.bincount(labels) / len(labels)) ** 2).sum()


def is_left(rows, column, threshold):
    return rows[:, column] <= threshold


def best_split(X, y, min_leaf):
    """Column and threshold of the best allowed split that helps; None without one."""
    highest, best = purity(y), None
    for column in range(X.shape[1]):
        values = np.unique(X[:, column])
        for threshold in (values[:-1] + values[1:]) / 2:
            left = is_left(X, column, threshold)
            if min(left.sum(), (~left).sum()) < min_leaf:
                continue
            pure = left.mean() * purity(y[left]) + (~left).mean() * purity(y[~left])
            if pure > highest + SAME:
                highest, best = pure, (column, threshold)
    return best


def tree_predict(X, y, X_new, max_depth, min_leaf):
    split = best_split(X, y, min_leaf) if max_depth else None
    if split is None:
        return np.full(len(X_new), np.bincount(y).argmax())
    left, new_left = is_left(X, *split), is_left(X_new, *split)
    predicted = np.empty(len(X_new), int)
    for side, new in ((left, new_left), (~left, ~new_left)):
        predicted[new] = tree_predict(X[side], y[side], X_new[new], max_depth - 1, min_leaf)
    return predicted
