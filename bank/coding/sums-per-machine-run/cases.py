"""What the cases of the segment sums test."""

import numpy as np
from cases_kit import case


def visible():
    features = np.array([[1.0, 10.0], [2.0, 20.0], [3.0, 30.0], [9.0, 90.0]])
    return [
        case("three segments, one of them empty", np.array([1, 0, 1, -1]), features, 3),
        case("one segment", np.array([0, 0, 0]), np.array([[1.5], [-2.0], [5.0]]), 1),
    ]


def hidden(rng):
    def log(n, d, low, high):
        return rng.integers(low, high, size=n), rng.normal(5, 20, size=(n, d))

    return [
        case("random readings", *log(60, 3, -1, 10), 10, group="random"),
        case("as many columns as segments", *log(50, 6, -1, 6), 6, group="random"),
        case("each segment many times", *log(100, 2, 0, 3), 3, group="repeated segments"),
        case("neighbours of the same segment", np.repeat(np.arange(5), 4), rng.normal(size=(20, 2)), 5, group="repeated segments"),
        case("the first and the last segments are empty", *log(40, 2, 3, 6), 9, group="empty segments"),
        case("most segments are empty", *log(5, 2, 0, 40), 41, group="empty segments"),
        case("some readings without a segment", np.array([-1, 2, -1, 0, 2]), rng.normal(size=(5, 2)), 3, group="readings without a segment"),
        case("only readings without a segment", np.array([-1, -1]), np.array([[3.0], [4.0]]), 2, group="readings without a segment"),
        case("sums that cancel", np.array([0, 0, 1]), np.array([[2.5, 1.0], [-2.5, 1.0], [0.0, 7.0]]), 2, group="zeros"),
        case("no readings", np.zeros(0, dtype=int), np.zeros((0, 3)), 2, group="no readings"),
        case("300,000 readings", *log(300_000, 1, -1, 30_000), 30_000, group="large"),
    ]
