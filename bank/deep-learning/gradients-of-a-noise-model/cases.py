"""What the cases of backpropagation test."""
import numpy as np
from cases_kit import case


def visible():
    return [
        case("one row, one hidden unit", np.array([[1.0, 2.0]]), np.array([1.0]), np.array([[1.0], [1.0]]),
             np.array([0.0]), np.array([[2.0]]), np.array([0.0])),
        case("two rows, two hidden units", np.array([[1.0], [-1.0]]), np.array([0.0, 1.0]), np.array([[1.0, -2.0]]),
             np.array([0.5, 0.5]), np.array([[1.0], [3.0]]), np.array([-1.0])),
    ]


def hidden(rng):
    def network(n, d, h):
        return [rng.normal(size=(n, d)), rng.normal(size=n), rng.normal(size=(d, h)), rng.normal(size=h),
                rng.normal(size=(h, 1)), rng.normal(size=1)]

    def with_biases(net, b1):
        return [*net[:3], np.array(b1), *net[4:]]

    whole = network(6, 3, 4)
    whole[0] = rng.integers(-2, 3, size=(6, 3)).astype(float)
    return [
        case("a batch of twelve", *network(12, 3, 5), group="several rows"),
        case("as many rows as inputs and units", *network(4, 4, 4), group="several rows"),
        case("two rows with large values", *[10.0 * part for part in network(2, 6, 3)], group="several rows"),
        case("one row, always active", *with_biases(network(1, 4, 3), [50.0] * 3), group="one row"),
        case("one input, one unit", *with_biases(network(5, 1, 1), [20.0]), group="several rows"),
        case("a unit that is never active", *with_biases(network(8, 2, 3), [0.1, -60.0, 0.2]), group="inactive units"),
        case("no unit is active", *with_biases(network(4, 2, 2), [-70.0, -80.0]), group="inactive units"),
        case("hidden values of exactly zero", whole[0], whole[1] + 5, np.zeros((3, 4)), np.array([0.0, 1.0, 0.0, -1.0]),
             *whole[4:], group="inactive units"),
        case("no error at all", np.array([[2.0, -1.0]]), np.array([3.0]), np.array([[1.0], [0.0]]), np.array([0.0]),
             np.array([[1.0]]), np.array([1.0]), group="no error"),
    ]
