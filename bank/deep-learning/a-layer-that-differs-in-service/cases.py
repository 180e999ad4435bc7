"""What the cases of batch normalisation test."""
import numpy as np
from cases_kit import case


def visible():
    one = (np.array([1.0]), np.array([0.0]), 0.5, 0.01)
    return [
        case("one column, one batch", init=one,
             calls=[("train", np.array([[1.0], [3.0]])), ("running",), ("infer", np.array([[1.0]]))]),
        case("two batches", init=(np.array([2.0, 1.0]), np.array([0.0, 5.0]), 0.25, 1e-5),
             calls=[("train", np.array([[0.0, 1.0], [4.0, 1.0]])), ("train", np.array([[2.0, 0.0], [2.0, 6.0]])),
                    ("running",)]),
    ]


def hidden(rng):
    def layer(d, momentum=0.3, epsilon=1e-3):
        return rng.normal(size=d) + 1, rng.normal(size=d), momentum, epsilon

    def batch(n, d, scale=2.0):
        return rng.normal(size=(n, d)) * scale + 3

    constant = batch(5, 3)
    constant[:, 1] = 4.0
    x = batch(6, 2)
    return [
        case("the output of three batches", init=layer(4),
             calls=[("train", batch(8, 4)), ("train", batch(3, 4)), ("train", batch(2, 4))], group="training output"),
        case("as many rows as columns", init=layer(3), calls=[("train", batch(3, 3)), ("infer", batch(3, 3))],
             group="training output"),
        case("the running means of four batches", init=layer(2, 0.2),
             calls=[*(("train", batch(5, 2)) for _ in range(4)), ("running",)], group="running mean"),
        case("momentum 1: the last batch alone", init=layer(2, 1.0), calls=[("train", batch(4, 2)), ("running",)],
             group="running mean"),
        case("batches of two rows", init=layer(3, 0.4), calls=[("train", batch(2, 3)), ("train", batch(2, 3)), ("running",)],
             group="running variance"),
        case("batches of different size", init=layer(1, 0.6),
             calls=[("train", batch(9, 1)), ("train", batch(2, 1)), ("running",)], group="running variance"),
        case("inference between batches", init=layer(2),
             calls=[("train", x), ("infer", x), ("infer", x), ("train", x + 1), ("infer", x), ("running",)],
             group="inference"),
        case("inference of a single row", init=layer(3), calls=[("train", batch(6, 3)), ("infer", batch(1, 3))],
             group="inference"),
        case("inference before training", init=layer(2, 0.1, 0.5), calls=[("running",), ("infer", batch(4, 2))],
             group="inference"),
        case("a column without spread", init=layer(3, 0.5, 0.01),
             calls=[("train", constant), ("running",), ("infer", constant)], group="constant column"),
    ]
