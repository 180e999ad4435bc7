"""What the cases of logistic regression by gradient descent test."""
import numpy as np
from cases_kit import case


def visible():
    return [
        case("two customers, one step", np.array([[2.0], [-2.0]]), np.array([1, 0]), 1.0, 1, 0.5),
        case("no steps: the loss of a coin", np.array([[3.0, 1.0], [0.0, 2.0]]), np.array([1, 0]), 0.1, 0, 0.0),
        case("three customers, two steps", np.array([[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]]),
             np.array([1, 0, 1]), 0.5, 2, 0.0),
    ]


def hidden(rng):
    def data(n, d, scale=1.0):
        X = rng.normal(size=(n, d)) * scale + 0.3
        y = (X @ rng.normal(size=d) / scale + rng.normal(size=n) + 0.5 > 0).astype(int)
        y[:2] = [0, 1]
        return X, y

    amounts = np.abs(rng.normal(size=(12, 2))) * 300 + 200
    wrong_side = np.array([[900.0], [1000.0], [-950.0], [800.0]])
    return [
        case("forty customers, fifty steps", *data(40, 3), 0.3, 50, 0.0, group="without a penalty"),
        case("one step", *data(9, 5), 0.7, 1, 0.0, group="without a penalty"),
        case("a strong penalty", *data(30, 4), 0.2, 40, 1.5, group="with a penalty"),
        case("a weak penalty", *data(25, 2), 0.4, 60, 0.01, group="with a penalty"),
        case("amounts in the hundreds, a rate that is too large", amounts, np.array([0, 1] * 6), 0.01, 3, 0.1,
             group="scores in the hundreds"),
        case("one customer on the far wrong side", wrong_side, np.array([1, 1, 0, 0]), 0.002, 1, 0.0,
             group="scores in the hundreds"),
        case("every renewal certain", np.array([[1000.0], [-1000.0]]), np.array([1, 0]), 0.01, 2, 0.0,
             group="scores in the hundreds"),
        case("a penalty and no steps", *data(6, 2), 0.1, 0, 2.0, group="smallest inputs"),
        case("one customer", np.array([[0.5, -1.0]]), np.array([1]), 0.5, 3, 0.1, group="smallest inputs"),
        case("all labels equal", rng.normal(size=(10, 2)), np.zeros(10, int), 0.5, 20, 0.2, group="smallest inputs"),
    ]
