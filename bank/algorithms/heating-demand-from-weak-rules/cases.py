"""What the cases of gradient boosting test."""
import numpy as np
from cases_kit import case


def visible():
    return [
        case("one round on one sensor", np.array([[1.0], [2.0], [4.0], [5.0]]), np.array([2.0, 2.0, 6.0, 6.0]),
             np.array([[3.0], [9.0]]), 1, 0.5),
        case("two rounds, two sensors",
             np.array([[0.0, 5.0], [1.0, 3.0], [2.0, 8.0], [3.0, 1.0], [4.0, 4.0]]),
             np.array([1.0, 2.0, 9.0, 4.0, 7.0]), np.array([[0.5, 6.0], [3.5, 2.0]]), 2, 0.3),
    ]


def gap(X, y, rounds, rate):
    """The smallest distance, over the rounds, of the best stump from the second best."""
    fitted, smallest = np.full(len(X), y.mean()), np.inf
    for _ in range(rounds):
        r, found = y - fitted, []
        for j in range(X.shape[1]):
            for t in np.unique(X[:, j])[:-1]:
                side = X[:, j] <= t
                step = np.where(side, r[side].mean(), r[~side].mean())
                found.append((((r - step) ** 2).sum(), len(found), step))
        found.sort(key=lambda entry: entry[:2])
        if len(found) > 1:
            smallest = min(smallest, found[1][0] - found[0][0])
        fitted = fitted + rate * found[0][2]
    return smallest


def clear(rng, n, d, rounds, rate, digits=6, skew=False):
    """Data whose best stump is the best by more than rounding, in every round."""
    while True:
        X = np.round(rng.normal(size=(n, d)) * 5 + 20, digits)
        y = 3 * np.sin(X[:, 0]) + X[:, -1] + rng.normal(size=n)
        if skew:
            y[X[:, 0].argmax()] += 60
        if gap(X, y, rounds, rate) > 1e-5:
            return X, y


def hidden(rng):
    def new(m, d):
        return rng.normal(size=(m, d)) * 5 + 20

    X, y = clear(rng, 9, 2, 1, 1.0)
    twice, ty = clear(rng, 14, 1, 3, 0.4)
    whole, wy = clear(rng, 30, 3, 4, 0.5, digits=0)
    apart = np.array([[0.0], [1.0], [2.0], [10.0], [11.0], [13.0]])
    late = np.array([[2.5], [5.9], [6.0], [6.1], [9.9], [10.0], [-3.0], [99.0]])
    return [
        case("the whole step on nine rows", X, y, new(20, 2), 1, 1.0, group="one round"),
        case("one extreme target", *clear(rng, 20, 2, 1, 0.5, skew=True), new(30, 2), 1, 0.5, group="one round"),
        case("two noisy halves", np.arange(8.0)[:, None],
             np.array([0.0, 4.0, 0.2, 4.1, 3.0, 7.3, 3.1, 7.0]), np.arange(8.0)[:, None] + 0.2, 1, 1.0,
             group="one round"),
        case("eight rounds on three sensors", *clear(rng, 25, 3, 8, 0.3), new(30, 3), 8, 0.3, group="several rounds"),
        case("fifteen rounds on one sensor", *clear(rng, 16, 1, 15, 0.2), new(30, 1), 15, 0.2,
             group="several rounds"),
        case("whole degrees, many of them equal", whole, wy, np.round(new(40, 3)), 4, 0.5, group="repeated values"),
        case("two values only", np.array([[1.0], [0.0], [1.0], [0.0], [1.0]]), np.array([5.0, 1.0, 7.0, 2.0, 9.5]),
             np.array([[0.0], [1.0], [0.5], [0.51]]), 3, 0.5, group="repeated values"),
        case("rows on and near the threshold", apart, np.array([1.0, 1.5, 1.0, 8.0, 9.0, 8.0]), late, 1, 0.5,
             group="new rows between values"),
        case("no rounds", X, y, new(4, 2), 0, 0.1, group="no rounds"),
        case("nothing to predict", X, y, np.zeros((0, 2)), 1, 0.1, group="nothing to split"),
        case("every column constant", np.full((4, 2), 3.0), np.array([1.0, 2.0, 4.0, 8.0]), new(3, 2), 5, 0.1,
             group="nothing to split"),
        case("one training row", np.array([[1.0, 2.0]]), np.array([7.0]), new(2, 2), 2, 0.1, group="nothing to split"),
        case("one column constant", np.column_stack([np.full(14, 2.0), twice[:, 0]]), ty, new(5, 2), 3, 0.4,
             group="nothing to split"),
        case("a column and its copy", np.hstack([twice, twice]), ty, new(9, 1).repeat(2, axis=1), 3, 0.4,
             group="several rounds"),
    ]
