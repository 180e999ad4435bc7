import numpy as np


def stumps(X, residuals):
    """Every stump as (gain, column, threshold, left, right). Residuals sum to zero in each round."""
    for column in range(X.shape[1]):
        order = np.argsort(X[:, column])
        values = X[order, column]
        sums = np.cumsum(residuals[order])
        for i in np.flatnonzero(np.diff(values)):
            threshold = (values[i] + values[i + 1]) / 2
            left, right = sums[i] / (i + 1), -sums[i] / (len(X) - i - 1)
            yield sums[i] * (left - right), column, threshold, left, right


def predict(stump, rows):
    _, column, threshold, left, right = stump
    return np.where(rows[:, column] <= threshold, left, right)


def boost(X, y, X_new, rounds, rate):
    fitted = np.full(len(X), y.mean())
    predicted = np.full(len(X_new), y.mean())
    for _ in range(rounds):
        stump = max(stumps(X, y - fitted), default=None)
        if stump is None:
            return predicted
        fitted += rate * predict(stump, X)
        predicted += rate * predict(stump, X_new)
    return predicted
