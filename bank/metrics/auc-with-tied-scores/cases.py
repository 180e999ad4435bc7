"""What the cases of the area under the curve test."""

import numpy as np
from cases_kit import case


def _case(name, *args, **settings):
    """A case in which every list is an array, as the prompt promises."""
    return case(name, *(np.array(a) if isinstance(a, list) else a for a in args), **settings)


def _drawn(rng, n, levels, share):
    labels = (rng.random(n) < share).astype(int)
    labels[:2] = [0, 1]
    scores = rng.integers(levels, size=n) / levels + 0.3 * labels
    return labels, np.round(scores, 6)


def visible():
    return [
        _case("one tied pair", [0, 1, 0, 1], [0.1, 0.4, 0.4, 0.9]),
        _case("a perfect ranking", [0, 0, 1], [0.1, 0.2, 0.9]),
        _case("only honest claims", [0, 0], [0.3, 0.7]),
    ]


def hidden(rng):
    cases = [
        _case("all scores equal", np.array([1, 0, 0, 1, 0]), np.full(5, 0.25), group="ties"),
        _case(
            "two levels", [1, 1, 1, 0, 0, 0, 0], [0.5, 0.5, 0.2, 0.2, 0.2, 0.2, 0.5], group="ties"
        ),
        _case("a small tree's ten leaves", *_drawn(rng, 60, 10, 0.3), group="ties"),
        _case("a perfectly wrong ranking", [1, 1, 0], [0.1, 0.2, 0.9], group="direction"),
        _case("worse than chance", [1, 0, 1, 0, 0], [1.0, 2.0, 1.5, 3.0, 0.5], group="direction"),
        _case(
            "scores that are not probabilities",
            [0, 1, 1, 0, 0],
            np.array([-40.0, -3.5, 120.0, 3e5, -3.5]),
            group="direction",
        ),
        _case(
            "only fraudulent claims",
            np.array([1, 1, 1]),
            np.array([0.1, 0.5, 0.5]),
            group="one class",
        ),
        _case("no claims", np.array([], dtype=int), np.array([]), group="one class"),
        _case("one of each", [1, 0], [0.2, 0.7], group="few claims"),
        _case("one of each, tied", [1, 0], [0.7, 0.7], group="few claims"),
    ]
    cases.append(_case("balanced classes", *_drawn(rng, 200, 1000, 0.5), group="random"))
    cases.append(_case("few fraudulent claims", *_drawn(rng, 300, 400, 0.04), group="random"))
    return cases


def grow(n, rng):
    labels = (rng.random(n) < 0.4).astype(int)
    labels[:2] = [0, 1]
    return _case("n claims", labels, rng.integers(n // 2, size=n) / n)
