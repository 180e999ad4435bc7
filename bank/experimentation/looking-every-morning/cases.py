"""What the cases of the peeking simulation test."""

import numpy as np
from cases_kit import case


def _case(name, *args, **settings):
    """A case in which every list is an array, as the prompt promises."""
    return case(name, *(np.array(a) if isinstance(a, list) else a for a in args), **settings)


def _drawn(rng, runs, looks, low=50, high=4000):
    return np.round(rng.normal(size=(runs, looks)), 5), rng.integers(low, high, size=looks)


def visible():
    return [
        _case("three runs, two looks", [[2.0, 2.0], [1.0, -1.0], [-3.0, 1.0]], [1, 1], 2.5, 1),
        _case("a single look", [[0.5], [-2.2], [1.0]], [100], 1.96, 0),
    ]


def hidden(rng):
    back = [[3.0, -2.0, 0.1], [0.2, 3.0, -3.0], [0.1, 0.4, -0.2], [-2.5, 1.5, 1.5]]
    cases = [
        _case("twenty mornings", *_drawn(rng, 300, 20), 1.96, 15, group="random"),
        _case("five looks", *_drawn(rng, 200, 5), 2.2, 10, group="random"),
        _case("alarms that pass again", back, [500, 500, 500], 1.96, 1, group="earlier alarms"),
        _case(
            "alarms in both directions",
            [[-2.5, 0.0], [2.5, 0.0], [0.0, -3.5], [0.0, 0.0]],
            [10, 10],
            2.0,
            2,
            group="direction",
        ),
        _case(
            "a large batch after small ones",
            np.array([[3.0, 0.5, 0.2], [-1.0, -1.0, 2.9], [0.3, 0.2, -2.5]]),
            np.array([10, 40, 5000]),
            2.0,
            1,
            group="batch sizes",
        ),
        _case(
            "a small batch after a large one",
            np.array([[1.9, 2.5], [-1.5, -3.0], [0.5, 4.0]]),
            np.array([9000, 100]),
            1.96,
            1,
            group="batch sizes",
        ),
        _case("no alarm is allowed", *_drawn(rng, 40, 6), 1.5, 0, group="allowed"),
        _case("every run may raise one", *_drawn(rng, 25, 4), 2.0, 25, group="allowed"),
        _case("all runs but one", *_drawn(rng, 25, 4), 2.0, 24, group="allowed"),
        _case(
            "runs that are equal",
            [[1.0, 1.0], [1.0, 1.0], [1.0, 1.0], [0.5, 0.0]],
            [4, 4],
            1.2,
            2,
            group="equal runs",
        ),
        _case(
            "statistics on the limit",
            [[2.0, -2.0], [0.0, 0.0], [-2.0, 1.0]],
            [9, 9],
            2.0,
            1,
            group="equal runs",
        ),
        _case("one run, one look", [[-0.7]], [3], 0.5, 1, group="small"),
        _case("one run, no alarm allowed", [[-0.7]], [3], 0.5, 0, group="small"),
    ]
    return cases
