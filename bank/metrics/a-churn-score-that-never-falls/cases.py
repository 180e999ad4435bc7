"""What the cases of the isotonic fit test."""

import numpy as np
from cases_kit import case


def _case(name, scores, outcomes, **settings):
    """A case with arrays, as the prompt promises."""
    return case(name, np.array(scores, dtype=float), np.array(outcomes, dtype=int), **settings)


def _drawn(rng, n, levels, slope):
    scores = rng.integers(levels, size=n) / levels
    outcomes = (rng.random(n) < 0.5 + slope * (scores - 0.5)).astype(int)
    return np.round(scores, 6), outcomes


def visible():
    return [
        _case("one violation", [0.2, 0.9, 0.4, 0.4, 0.7], [0, 1, 1, 1, 0]),
        _case("already in order", [3.0, 1.0, 2.0], [1, 0, 0]),
        _case("falling all the way", [0.1, 0.2, 0.3, 0.4], [1, 1, 0, 0]),
    ]


def hidden(rng):
    cases = [
        _case(
            "a merge that reaches back",
            [1, 2, 3, 4, 5, 6],
            [0, 1, 1, 0, 0, 0],
            group="merging back",
        ),
        _case(
            "merges in several places",
            np.arange(10.0),
            np.array([0, 1, 0, 1, 1, 0, 1, 1, 0, 1]),
            group="merging back",
        ),
        _case(
            "a merge across blocks already merged",
            [1, 2, 3, 4, 5, 6, 7, 8],
            [1, 0, 1, 1, 0, 0, 0, 0],
            group="merging back",
        ),
        _case(
            "ties with both outcomes",
            [0.5, 0.5, 0.1, 0.5, 0.9, 0.9],
            [1, 0, 0, 0, 1, 0],
            group="ties",
        ),
        _case(
            "ties at the violation",
            [0.3, 0.3, 0.6, 0.6, 0.6, 0.1],
            [1, 1, 0, 1, 0, 0],
            group="ties",
        ),
        _case("all scores equal", np.full(5, 2.5), np.array([1, 0, 0, 0, 1]), group="ties"),
        _case(
            "blocks of different sizes",
            [0.1, 0.1, 0.1, 0.1, 0.2, 0.3],
            [1, 1, 0, 1, 0, 1],
            group="weights",
        ),
        _case(
            "a large block above a small one",
            [0.1, 0.2, 0.2, 0.2, 0.2, 0.2],
            [1, 1, 0, 0, 0, 0],
            group="weights",
        ),
        _case(
            "negative and large scores",
            [-50.0, 1e6, -3.5, 0.0],
            [1, 0, 0, 1],
            group="order of the input",
        ),
        _case("one customer", [0.4], [1], group="few customers"),
        _case(
            "two customers in the wrong order",
            np.array([0.9, 0.1]),
            np.array([0, 1]),
            group="few customers",
        ),
        _case("no customers", np.array([]), np.array([], dtype=int), group="few customers"),
    ]
    order = rng.permutation(30)
    cases.append(
        _case(
            "input in another order",
            order / 30,
            (rng.random(30) < 0.5).astype(int),
            group="order of the input",
        )
    )
    cases.append(_case("scores that know little", *_drawn(rng, 150, 60, 0.3), group="random"))
    cases.append(
        _case("scores that know the wrong thing", *_drawn(rng, 80, 1000, -0.8), group="random")
    )
    cases.append(_case("scores that know much", *_drawn(rng, 200, 1000, 0.9), group="random"))
    return cases


def grow(n, rng):
    scores = rng.permutation(n) / n
    return _case("n customers", scores, (rng.random(n) < 0.8 - 0.6 * scores).astype(int))
