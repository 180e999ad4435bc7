"""What the cases of the cached attention test."""

import numpy as np
from cases_kit import case


def _layer(rng, d, heads, window, scale=1.0):
    weights = [rng.normal(size=(d, d)) * scale / d**0.5 for _ in range(4)]
    return (*weights, heads, window)


def _steps(rng, n, d):
    return [("step", x) for x in rng.normal(size=(n, d))]


def visible():
    one = np.eye(2)
    swap = np.array([[0.0, 1.0], [1.0, 0.0]])
    xs = np.array([[1.0, 0.0], [0.0, 2.0], [1.0, 1.0]])
    return [
        case("three steps, one head", init=(one, one, one, swap, 1, 8), calls=[("step", xs[0]), ("step", xs[1]), ("step", xs[2]), ("cached",)]),
        case("the same as one extension, two heads", init=(one, one, one, one, 2, 8), calls=[("extend", xs), ("cached",)]),
        case("a window of two", init=(one, one, one, one, 1, 2), calls=[("extend", xs), ("cached",)]),
    ]


def hidden(rng):
    loud = (np.eye(4) * 60.0, np.eye(4) * 60.0, np.eye(4), np.eye(4), 2, 9)
    return [
        case("steps with two heads", init=_layer(rng, 8, 2, 50, 2.0), calls=[*_steps(rng, 12, 8), ("cached",)], group="random"),
        case("steps and extensions mixed", init=_layer(rng, 6, 3, 7, 2.0), calls=[*_steps(rng, 3, 6), ("extend", rng.normal(size=(6, 6))), *_steps(rng, 2, 6), ("extend", rng.normal(size=(2, 6))), ("cached",)], group="random"),
        case("one extension", init=_layer(rng, 8, 4, 30, 2.0), calls=[("extend", rng.normal(size=(10, 8))), ("cached",)], group="extensions"),
        case("an extension after steps", init=_layer(rng, 4, 2, 30, 2.0), calls=[*_steps(rng, 4, 4), ("extend", rng.normal(size=(5, 4)))], group="extensions"),
        case("an empty extension", init=_layer(rng, 4, 2, 30), calls=[("extend", np.zeros((0, 4))), ("cached",), *_steps(rng, 2, 4), ("extend", np.zeros((0, 4))), ("cached",)], group="empty extension"),
        case("more steps than the window", init=_layer(rng, 6, 2, 3, 2.0), calls=[call for x in _steps(rng, 7, 6) for call in (x, ("cached",))], group="window"),
        case("a prompt longer than the window", init=_layer(rng, 6, 2, 4, 2.0), calls=[("extend", rng.normal(size=(9, 6))), ("cached",), *_steps(rng, 2, 6)], group="window"),
        case("a window of one", init=_layer(rng, 4, 1, 1), calls=[*_steps(rng, 3, 4), ("cached",)], group="window"),
        case("every column is a head", init=_layer(rng, 5, 5, 20, 2.0), calls=_steps(rng, 6, 5), group="heads"),
        case("three heads of two columns", init=_layer(rng, 6, 3, 20, 3.0), calls=[("extend", rng.normal(size=(6, 6)))], group="heads"),
        case("large scores", init=loud, calls=[*_steps(rng, 4, 4), ("extend", rng.normal(size=(3, 4)))], group="large scores"),
        case("nothing yet", init=_layer(rng, 4, 1, 3), calls=[("cached",)], group="nothing yet"),
    ]
