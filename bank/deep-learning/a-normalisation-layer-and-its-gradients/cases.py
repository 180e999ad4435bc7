"""What the cases of layer normalisation test."""
import numpy as np
from cases_kit import case


def visible():
    return [
        case("one row of two values", np.array([[1.0, 3.0]]), np.array([1.0, 2.0]), np.array([0.0, 1.0]), 3.0,
             np.array([[1.0, 0.0]])),
        case("two rows of three values", np.array([[0.0, 3.0, 6.0], [1.0, 1.0, 4.0]]), np.array([1.0, 1.0, 1.0]),
             np.array([0.0, 0.0, 0.0]), 0.25, np.array([[1.0, 0.0, 0.0], [0.0, 1.0, 2.0]])),
    ]


def hidden(rng):
    def problem(n, d, epsilon=1e-3):
        return [rng.normal(size=(n, d)) * 2 + 1, rng.normal(size=d) + 1.5, rng.normal(size=d), epsilon,
                rng.normal(size=(n, d))]

    flat = problem(3, 4, 0.04)
    flat[0][1] = 2.5
    plain = problem(6, 5)
    plain[1], plain[2] = np.ones(5), np.zeros(5)
    return [
        case("eight rows of five values", *problem(8, 5), group="gradient of x"),
        case("a large epsilon", *problem(4, 6, 2.0), group="gradient of x"),
        case("as many rows as columns", *problem(4, 4), group="gradient of x"),
        case("scale one and shift zero", *plain, group="output"),
        case("values far from zero", *(lambda p: [p[0] + 50, *p[1:]])(problem(5, 4)), group="output"),
        case("many rows", *problem(30, 3), group="shared parameters"),
        case("one row", *problem(1, 7), group="smallest inputs"),
        case("one column", *problem(3, 1, 0.5), group="smallest inputs"),
        case("a row without spread", *flat, group="a constant row"),
    ]
