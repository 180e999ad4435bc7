"""What the cases of Pegasos test."""
import numpy as np
from cases_kit import case


def visible():
    return [
        case("two rows, two steps", np.array([[1.0, 0.0], [0.0, 2.0]]), np.array([1, -1]), np.array([0, 1]), 0.5),
        case("three steps on two rows", np.array([[2.0, 1.5], [-1.0, 1.0]]), np.array([1, -1]), np.array([1, 0, 1]), 1.0),
    ]


def nearest_margin(X, y, order, l2):
    """How near a margin comes to 1 in any step."""
    w, nearest = np.zeros(X.shape[1]), np.inf
    for t, i in enumerate(order, start=1):
        margin = y[i] * (X[i] @ w)
        nearest = min(nearest, abs(margin - 1))
        w = w * (1 - 1 / t) + (margin < 1) * y[i] * X[i] / (l2 * t)
    return nearest


def hidden(rng):
    def problem(n, d, steps, l2):
        while True:
            X = rng.normal(size=(n, d))
            y = np.where(X @ rng.normal(size=d) + 0.5 * rng.normal(size=n) > 0, 1, -1)
            order = rng.integers(n, size=steps)
            if nearest_margin(X, y, order, l2) > 1e-6:
                return X, y, order, l2

    pair = np.array([[0.5, 0.5], [1.0, -1.0], [0.5, 0.5]])
    easy = np.array([[2.0, 1.0], [-1.5, -2.0], [1.0, 3.0], [3.0, -1.0]])
    return [
        case("sixty steps on twenty rows", *problem(20, 3, 60, 0.1), group="order"),
        case("five rows in a given order", *problem(5, 5, 12, 0.3), group="order"),
        case("one row again and again", np.array([[1.0, 2.0], [3.0, 1.0]]), np.array([1, -1]), np.array([0] * 7), 0.25,
             group="margins kept"),
        case("rows that are easy", easy, np.array([1, -1, 1, 1]), np.array([0, 1, 2, 3, 2, 1, 0, 3]), 0.4, group="margins kept"),
        case("margins that fall to one by shrinking", np.array([[1.5], [1.0]]), np.array([1, 1]),
             np.array([0, 1, 1, 1, 0, 1]), 0.9, group="margins kept"),
        case("on the right side, but too near", np.array([[1.0, 0.0], [0.1, 0.2]]), np.array([1, 1]),
             np.array([0, 1, 1, 0, 1]), 1.0, group="small margins"),
        case("a margin of one in the second step", pair, np.array([1, 1, 1]), np.array([0, 2, 1]), 0.5,
             group="a margin of exactly one"),
        case("a strong penalty", *problem(15, 2, 30, 5.0), group="objective"),
        case("steps on one of nine rows", *problem(9, 2, 1, 0.2), group="objective"),
        case("no steps", np.array([[1.0, 2.0], [3.0, 4.0]]), np.array([1, -1]), np.zeros(0, int), 0.1, group="no steps"),
    ]
