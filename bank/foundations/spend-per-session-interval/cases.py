"""What the cases of the bootstrap interval test."""

import numpy as np
from cases_kit import case


def _case(name, *args, **settings):
    """A case in which every list is an array, as the prompt promises."""
    return case(name, *(np.array(a) if isinstance(a, list) else a for a in args), **settings)


def _drawn(rng, n, b):
    sessions = rng.integers(1, 12, size=n)
    spend = np.round(rng.gamma(0.7, 9.0, n) * np.where(rng.random(n) < 0.6, sessions**1.4, 0), 2)
    return spend, sessions, rng.integers(n, size=(b, n))


def visible():
    return [
        _case("three resamples of two users", [10.0, 0.0], [1, 3], [[0, 0], [0, 1], [1, 1]], 0.5),
        _case("one resample", [4.0, 6.0, 2.0], [2, 1, 1], [[2, 2, 0]], 0.9),
    ]


def hidden(rng):
    cases = [
        _case("many resamples", *_drawn(rng, 60, 400), 0.95, group="random"),
        _case("few resamples", *_drawn(rng, 25, 30), 0.8, group="random"),
        _case("a narrow level", *_drawn(rng, 40, 101), 0.2, group="level"),
        _case("a wide level", *_drawn(rng, 40, 100), 0.99, group="level"),
        _case(
            "users with very different numbers of sessions",
            [100.0, 4.0, 0.0, 9.0],
            [50, 1, 1, 1],
            rng.integers(4, size=(20, 4)),
            0.9,
            group="ratio of sums",
        ),
        _case("one user", [12.5], [4], np.zeros((5, 1), dtype=int), 0.95, group="small"),
        _case("two resamples", [3.0, 9.0], [1, 2], np.array([[0, 0], [1, 1]]), 0.9, group="small"),
        _case(
            "resamples that do not centre on the estimate",
            [90.0, 3.0, 3.0, 3.0],
            [1, 1, 1, 1],
            [[1, 2, 3, 1], [1, 1, 3, 3], [0, 2, 2, 1], [0, 0, 1, 1], [2, 2, 2, 2]],
            0.8,
            group="skewed",
        ),
        _case(
            "refunds",
            np.array([-20.0, 5.0, 0.0, 2.5, -1.0]),
            np.array([3, 1, 2, 1, 5]),
            rng.integers(5, size=(40, 5)),
            0.9,
            group="refunds",
        ),
    ]
    return cases
