"""What the cases of the calibration error test."""

import numpy as np
from cases_kit import case


def _case(name, *args, **settings):
    """A case in which every list is an array, as the prompt promises."""
    return case(name, *(np.array(a) if isinstance(a, list) else a for a in args), **settings)


def _drawn(rng, n, bins, low=0.0, high=1.0):
    """Forecasts that keep away from the edges, and outcomes that follow them badly."""
    p = np.round(rng.uniform(low, high, n), 4)
    near = np.abs(p * bins - np.round(p * bins)) < 1e-3
    p[near] += np.where(p[near] < 0.5, 0.003, -0.003)
    y = (rng.random(n) < p**1.7).astype(int)
    return p, y


def visible():
    return [
        _case("two bins", [0.1, 0.3, 0.5, 0.9], [0, 1, 0, 1], 2),
        _case("one bin holds all", [0.25, 0.75], [1, 0], 1),
    ]


def hidden(rng):
    cases = []
    for i, (n, bins) in enumerate([(150, 10), (400, 15)]):
        p, y = _drawn(rng, n, bins)
        cases.append(_case(f"random forecasts ({i + 1})", p, y, bins, group="random"))
    cases += [
        _case(
            "forecasts on inner edges",
            [0.25, 0.5, 0.75, 0.125, 0.625],
            [1, 0, 1, 0, 1],
            4,
            group="edges",
        ),
        _case(
            "all forecasts on one edge",
            np.full(6, 0.5),
            np.array([1, 0, 0, 1, 1, 1]),
            8,
            group="edges",
        ),
        _case("edges on both sides", [0.5, 0.75, 0.25, 0.26], [0, 1, 1, 0], 4, group="edges"),
        _case(
            "forecasts of 0 and 1",
            [0.0, 1.0, 1.0, 0.0, 0.03, 0.97],
            [1, 0, 1, 0, 0, 1],
            10,
            group="ends",
        ),
        _case("only forecasts of 1", np.ones(3), np.array([1, 1, 0]), 5, group="ends"),
        _case("only forecasts of 0", np.zeros(4), np.array([0, 0, 0, 1]), 5, group="ends"),
        _case("one forecast", [0.37], [1], 10, group="empty bins"),
        _case(
            "calibrated on average, wrong in each bin",
            [0.25, 0.25, 0.75, 0.75],
            [1, 1, 0, 0],
            5,
            group="several bins",
        ),
        _case(
            "one crowded bin and one with a single forecast",
            [0.91] * 9 + [0.07],
            [1] * 9 + [1],
            10,
            group="weights",
        ),
    ]
    p, y = _drawn(rng, 120, 20, 0.42, 0.58)
    cases.append(_case("all forecasts in few bins", p, y, 20, group="empty bins"))
    p, y = _drawn(rng, 60, 10, 0.0, 0.3)
    cases.append(_case("small probabilities", p, y, 10, group="weights"))
    p, y = _drawn(rng, 80, 1)
    cases.append(_case("a single bin", p, y, 1, group="one bin"))
    return cases
