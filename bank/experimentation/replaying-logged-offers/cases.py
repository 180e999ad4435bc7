"""What the cases of the off-policy estimates test."""

import numpy as np
from cases_kit import case


def _case(name, *args, **settings):
    """A case in which every list is an array, as the prompt promises."""
    return case(name, *(np.array(a) if isinstance(a, list) else a for a in args), **settings)


def _drawn(rng, n, zeros):
    logged = np.round(rng.uniform(0.02, 0.9, n), 3)
    target = np.round(rng.uniform(0, 1, n), 3)
    target[rng.random(n) < zeros] = 0.0
    target[0] = 0.5
    rewards = np.round(rng.gamma(0.5, 20.0, n) * (rng.random(n) < 0.3), 2) + 1.0
    return rewards, logged, target


def visible():
    return [
        _case("one weight is clipped", [10.0, 0.0, 4.0], [0.5, 0.25, 0.1], [0.5, 0.0, 0.8], 3.0),
        _case("the same policy", [3.0, 1.0], [0.4, 0.6], [0.4, 0.6], 10.0),
    ]


def hidden(rng):
    cases = [
        _case("a long log", *_drawn(rng, 300, 0.2), 8.0, group="random"),
        _case("a low cap", *_drawn(rng, 120, 0.1), 0.5, group="clipping"),
        _case("a cap that is never reached", *_drawn(rng, 60, 0.1), 1e6, group="clipping"),
        _case("an infinite cap", *_drawn(rng, 60, 0.1), float("inf"), group="clipping"),
        _case(
            "a cap below every ratio",
            [2.0, 6.0, 1.0],
            [0.1, 0.2, 0.1],
            [0.9, 0.9, 0.9],
            0.25,
            group="clipping",
        ),
        _case(
            "small logged probabilities",
            [1.0, 50.0, 0.0],
            [0.9, 0.001, 0.8],
            [0.1, 0.02, 0.1],
            100.0,
            group="clipping",
        ),
        _case(
            "the new policy avoids most logged offers",
            *_drawn(rng, 100, 0.9),
            20.0,
            group="zero weights",
        ),
        _case(
            "no logged offer would be shown",
            np.array([5.0, 7.0]),
            np.array([0.3, 0.7]),
            np.zeros(2),
            5.0,
            group="all weights zero",
        ),
        _case("one row", [4.0], [0.5], [0.25], 5.0, group="small"),
        _case(
            "negative rewards",
            [-4.0, 2.0, -1.0],
            [0.5, 0.2, 0.4],
            [0.1, 0.9, 0.4],
            2.0,
            group="small",
        ),
    ]
    return cases
