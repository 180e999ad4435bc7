"""What the cases of the population stability index test."""

import numpy as np
from cases_kit import case

NAN = float("nan")


def _case(name, *args, **settings):
    """A case in which every list is an array, as the prompt promises."""
    return case(name, *(np.array(a) if isinstance(a, list) else a for a in args), **settings)


def _drawn(rng, n, shift, missing):
    values = np.round(np.exp(rng.normal(8.0 + shift, 0.5, n)), 0)
    values[rng.random(n) < missing] = np.nan
    values[0] = 3000.0
    return values


def visible():
    return [
        _case("a shift and a missing value", [1.0, 2.0, 3.0, 4.0], [3.0, 4.0, 4.0, NAN], 2, 0.01),
        _case(
            "the same values in another order",
            [1.0, 2.0, 3.0, 4.0, 5.0],
            [5.0, 3.0, 1.0, 2.0, 4.0],
            5,
            0.001,
        ),
    ]


def hidden(rng):
    cases = [
        _case(
            "the column grew",
            _drawn(rng, 300, 0.0, 0.0),
            _drawn(rng, 200, 0.3, 0.0),
            10,
            1e-4,
            group="random",
        ),
        _case(
            "seven bins",
            _drawn(rng, 101, 0.0, 0.1),
            _drawn(rng, 88, -0.2, 0.1),
            7,
            1e-3,
            group="random",
        ),
        _case(
            "values on the edges",
            [10.0, 20.0, 30.0, 40.0],
            [20.0, 20.0, 30.0, 40.0, 40.0, 10.0],
            4,
            0.01,
            group="edges",
        ),
        _case(
            "a size that bins do not divide",
            [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0],
            [1.0, 2.0, 2.0, 3.0, 5.0, 5.0, 7.0, 7.0],
            3,
            0.01,
            group="edges",
        ),
        _case(
            "values outside the reference's range",
            [1.0, 2.0, 3.0, 4.0, 5.0, 6.0],
            [-9.0, -8.0, 0.5, 2.0, 70.0, 9.0, 8.0],
            3,
            0.01,
            group="edges",
        ),
        _case(
            "most values are equal",
            [0.0] * 14 + [5.0, 6.0, 7.0, 8.0, 9.0, 10.0],
            [0.0] * 8 + [-1.0, 6.5, 7.0, 12.0],
            5,
            0.005,
            group="equal edges",
        ),
        _case(
            "all values are equal", [2.0] * 6, [2.0, 2.0, 1.0, 3.0], 10, 0.02, group="equal edges"
        ),
        _case(
            "bins that the current sample never reaches",
            np.arange(20.0),
            np.array([3.0, 3.5, 4.0]),
            5,
            0.05,
            group="empty bins",
        ),
        _case(
            "a share just below the floor",
            np.arange(30.0),
            np.array([0.0] * 1 + [12.0] * 9 + [22.0] * 10),
            3,
            0.08,
            group="empty bins",
        ),
        _case(
            "more missing than before",
            [1.0, NAN, 2.0, 3.0, 4.0, 5.0],
            [NAN, NAN, 4.0, 2.0, NAN],
            2,
            0.01,
            group="missing",
        ),
        _case("only missing values now", [1.0, 2.0, 3.0], [NAN, NAN], 3, 0.01, group="missing"),
        _case(
            "missing values are gone",
            [NAN, NAN, 1.0, 2.0],
            [1.0, 2.0, 2.5],
            2,
            0.02,
            group="missing",
        ),
    ]
    return cases
