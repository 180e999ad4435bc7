"""What the cases of an LSTM's forward pass test."""
import numpy as np
from cases_kit import case


def visible():
    one = np.zeros((1, 1))
    return [
        case("one step of one value", np.array([[[1.0]]]), np.array([1]), one, one + 2, np.array([[0.0, 0.0, 1.0, 0.0]]),
             np.zeros((1, 4)), np.zeros(4)),
        case("three times, lengths 3 and 1", np.array([[[1.0], [1.0]], [[2.0], [9.0]], [[-1.0], [9.0]]]), np.array([3, 1]),
             np.zeros((2, 1)), np.zeros((2, 1)), np.array([[1.0, 0.0, 1.0, 0.0]]), np.array([[0.0, 0.5, 0.0, 1.0]]),
             np.array([0.0, 1.0, 0.0, 0.0])),
    ]


def hidden(rng):
    def problem(T, lengths, D, H, scale=1.0):
        B = len(lengths)
        return [rng.normal(size=(T, B, D)) * scale, np.array(lengths), rng.normal(size=(B, H)), rng.normal(size=(B, H)),
                rng.normal(size=(D, 4 * H)), rng.normal(size=(H, 4 * H)), rng.normal(size=4 * H)]

    def from_zero(parts):
        return [*parts[:2], parts[2] * 0, parts[3] * 0, *parts[4:]]

    junk = problem(5, [2, 5, 3], 2, 2)
    junk[0][3:, 2] = 1e5
    return [
        case("six times, one sequence", *from_zero(problem(6, [6], 3, 4)), group="one sequence"),
        case("one time step", *problem(1, [1], 2, 3), group="one sequence"),
        case("states that are not zero", *problem(2, [2, 2], 2, 3), group="states before the first step"),
        case("as many times as sequences and units", *problem(4, [4] * 4, 4, 4), group="states before the first step"),
        case("lengths 5, 2, 4 and 1", *problem(5, [5, 2, 4, 1], 3, 2), group="unequal lengths"),
        case("padding with large values", *junk, group="unequal lengths"),
        case("no sequence has the full length", *problem(4, [3, 1], 1, 2), group="unequal lengths"),
        case("a sequence of length 0", *problem(3, [0, 3], 2, 2), group="length 0"),
        case("only sequences of length 0", *problem(2, [0, 0], 2, 1), group="length 0"),
        case("gate inputs in the hundreds", *problem(4, [4, 3], 2, 2, 400.0), group="large gate inputs"),
        case("gates fully open", *[part * 0 + 1 if i in (2, 3) else part for i, part in
                                   enumerate(problem(2, [2], 1, 1, 0.0))][:6], np.array([1500.0, 1500.0, 1500.0, 1500.0]),
             group="large gate inputs"),
    ]
