"""What the cases of the forecast scores test."""

import numpy as np
from cases_kit import case


def _case(name, *args, **settings):
    """A case in which every list is an array, as the prompt promises."""
    return case(name, *(np.array(a) if isinstance(a, list) else a for a in args), **settings)


def _drawn(rng, n, step, power):
    percents = rng.integers(0, 100 // step + 1, size=n) * step
    outcomes = (rng.random(n) < (percents / 100) ** power).astype(int)
    return percents, outcomes


def visible():
    return [
        _case("three days", [20, 20, 90], [0, 1, 1], 0.01),
        _case("the base rate every day", [50, 50, 50, 50], [1, 0, 0, 1], 0.001),
        _case("certain and wrong", [100, 0], [0, 0], 0.05),
    ]


def hidden(rng):
    cases = [
        _case("tens of percent", *_drawn(rng, 200, 10, 1.0), 1e-6, group="random"),
        _case("single percents", *_drawn(rng, 90, 1, 1.8), 1e-3, group="random"),
        _case("forecasts that are too high", *_drawn(rng, 150, 20, 2.5), 0.01, group="random"),
        _case(
            "certain and wrong about rain",
            np.array([0, 100, 30]),
            np.array([1, 1, 0]),
            1e-4,
            group="certain forecasts",
        ),
        _case("certain and right", [0, 100, 100], [0, 1, 1], 1e-9, group="certain forecasts"),
        _case("a wide clip", [5, 95, 50, 30], [1, 0, 1, 0], 0.2, group="certain forecasts"),
        _case(
            "groups of very different sizes",
            [10] * 18 + [80, 80],
            [0] * 16 + [1, 1] + [1, 0],
            0.01,
            group="groups",
        ),
        _case(
            "equal forecasts far apart in the season",
            [70, 10, 70, 40, 10, 70],
            [1, 0, 0, 1, 1, 1],
            0.01,
            group="groups",
        ),
        _case("no rain", [30, 10, 0, 60], [0, 0, 0, 0], 0.01, group="one outcome"),
        _case("rain every day", [30, 90, 100], [1, 1, 1], 0.01, group="one outcome"),
        _case("one day", [40], [1], 0.01, group="one outcome"),
    ]
    return cases
