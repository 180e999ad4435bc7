"""What the cases of Adam test."""
import numpy as np
from cases_kit import case


def visible():
    return [
        case("two parameters, two steps", np.array([1.0, 1.0]), np.array([[4.0, -0.5], [0.0, 0.0]]), 0.1, 0.5, 0.75, 1e-9),
        case("one parameter, three steps", np.array([0.0]), np.array([[1.0], [2.0], [-1.0]]), 0.01, 0.9, 0.99, 1e-8),
    ]


def hidden(rng):
    def run(steps, d, scale=1.0):
        return rng.normal(size=d), rng.normal(size=(steps, d)) * scale

    sparse = rng.normal(size=(8, 3))
    sparse[:5, 1] = 0.0
    return [
        case("thirty steps of five parameters", *run(30, 5), 0.05, 0.9, 0.999, 1e-8, group="several steps"),
        case("as many steps as parameters", *run(4, 4), 0.1, 0.8, 0.95, 1e-8, group="several steps"),
        case("slow averages, few steps", *run(5, 3), 0.1, 0.95, 0.9999, 1e-8, group="bias correction"),
        case("one step", *run(1, 4), 0.2, 0.9, 0.999, 1e-8, group="bias correction"),
        case("a large epsilon", *run(6, 3), 0.1, 0.9, 0.99, 0.3, group="epsilon"),
        case("tiny gradients", *run(6, 2, 1e-8), 0.1, 0.9, 0.99, 1e-8, group="epsilon"),
        case("no memory of gradients", *run(6, 3), 0.1, 0.0, 0.9, 1e-8, group="betas of zero"),
        case("no memory of squares", *run(6, 3), 0.1, 0.9, 0.0, 1e-8, group="betas of zero"),
        case("gradients that begin late", rng.normal(size=3), sparse, 0.1, 0.9, 0.99, 1e-8, group="zero gradients"),
        case("no steps", np.array([1.0, 2.0]), np.zeros((0, 2)), 0.1, 0.9, 0.999, 1e-8, group="zero gradients"),
    ]
