"""What the cases of ridge regression test."""
import numpy as np
from cases_kit import case


def visible():
    return [
        case("two flats, one feature", np.array([[1.0], [3.0]]), np.array([2.0, 6.0]), 2.0),
        case("three flats, two features", np.array([[0.0, 1.0], [1.0, 0.0], [2.0, 2.0]]), np.array([1.0, 2.0, 6.0]), 1.0),
    ]


def hidden(rng):
    def data(n, d, shift=0.0):
        X = rng.normal(size=(n, d)) * rng.uniform(0.5, 3, size=d) + shift
        return X, X @ rng.normal(size=d) + rng.normal(size=n) + 7

    X, y = data(20, 2)
    one = rng.normal(size=(15, 1)) * 4
    return [
        case("a weak penalty", *data(30, 4), 0.01, group="strength of the penalty"),
        case("a strong penalty", *data(30, 4), 500.0, group="strength of the penalty"),
        case("columns of very different spread", X * [1.0, 40.0], y, 50.0, group="strength of the penalty"),
        case("features far from zero", *data(25, 3, 60.0), 3.0, group="intercept"),
        case("rents near a thousand", X, y + 1000, 10.0, group="intercept"),
        case("nine columns, four flats", *data(4, 9), 0.5, group="more columns than rows"),
        case("one flat", *data(1, 3), 1.0, group="more columns than rows"),
        case("two equal columns", np.hstack([one, one]), rng.normal(size=15) + one[:, 0], 2.0, group="degenerate columns"),
        case("a constant column", np.column_stack([np.full(20, 3.0), X]), y, 1.5, group="degenerate columns"),
        case("one feature", one, rng.normal(size=15), 0.3, group="degenerate columns"),
    ]
