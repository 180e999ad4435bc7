"""What the cases of a small decision tree test."""
import numpy as np
from cases_kit import case


def visible():
    return [
        case("one split", np.array([[1.0], [2.0], [3.0], [4.0]]), np.array([0, 0, 2, 1]), np.array([[2.4], [9.0]]), 1, 1),
        case("two columns, two levels", np.array([[1.0, 1.0], [1.0, 3.0], [4.0, 1.0], [4.0, 3.0], [5.0, 1.0], [5.0, 3.0]]),
             np.array([0, 0, 1, 2, 1, 2]), np.array([[0.0, 9.0], [6.0, 1.0], [6.0, 3.0]]), 2, 1),
    ]


def hidden(rng):
    def data(n, d, labels, digits=6):
        X = np.round(rng.normal(size=(n, d)) * 3, digits)
        score = X[:, 0] + 2 * np.sin(X[:, -1]) + rng.normal(size=n)
        return X, np.searchsorted(np.quantile(score, np.arange(1, labels) / labels), score)

    def new(m, d):
        return rng.normal(size=(m, d)) * 3

    X, y = data(40, 3, 3)
    whole, wy = data(45, 2, 2, digits=0)
    cross = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
    ends = np.arange(10.0)[:, None]
    return [
        case("one level on three columns", X, y, new(40, 3), 1, 1, group="depth"),
        case("two levels", X, y, new(60, 3), 2, 1, group="depth"),
        case("grown to the end", X, y, X, 50, 1, group="depth"),
        case("depth 0", X, y, new(3, 3), 0, 1, group="depth"),
        case("at least five rows in a leaf", X, y, new(60, 3), 6, 5, group="leaf size"),
        case("the best split leaves too few rows", ends, np.array([1, 0, 0, 0, 0, 0, 0, 2, 0, 2]),
             ends, 1, 2, group="leaf size"),
        case("half of the rows must be on each side", ends, np.array([0, 0, 0, 1, 1, 1, 1, 1, 1, 1]), ends, 4, 5,
             group="leaf size"),
        case("a mean without weights would choose otherwise", np.arange(12.0)[:, None],
             np.array([1, 0, 0, 1, 0, 0, 1, 1, 0, 1, 1, 1]), np.arange(12.0)[:, None], 1, 1, group="weights"),
        case("no split helps", cross, np.array([0, 1, 1, 0]), cross, 3, 1, group="no gain"),
        case("one label only", X, np.full(40, 4), new(3, 3), 3, 1, group="no gain"),
        case("constant columns", np.full((5, 2), 2.0), np.array([3, 1, 3, 1, 0]), new(3, 2), 3, 1, group="no gain"),
        case("columns that are equally good", np.array([[0.0, 5.0], [1.0, 6.0], [2.0, 7.0], [3.0, 8.0]]),
             np.array([0, 0, 1, 1]), np.array([[0.0, 8.0], [3.0, 5.0], [1.5, 0.0]]), 2, 1, group="ties"),
        case("thresholds that are equally good", np.arange(6.0)[:, None], np.array([0, 1, 1, 1, 1, 0]),
             np.arange(6.0)[:, None], 1, 1, group="ties"),
        case("whole numbers with many ties", whole, wy, np.round(new(60, 2)), 4, 2, group="ties"),
        case("rows on the threshold", np.array([[0.0], [2.0], [4.0], [6.0]]), np.array([0, 0, 1, 1]),
             np.array([[3.0], [3.0001], [2.9]]), 1, 1, group="threshold"),
        case("nothing to predict", X, y, np.zeros((0, 3)), 2, 1, group="threshold"),
    ]
