"""What the cases of the permutation test test."""

import numpy as np
from cases_kit import case


def _case(name, *args, **settings):
    """A case in which every list is an array, as the prompt promises."""
    return case(name, *(np.array(a) if isinstance(a, list) else a for a in args), **settings)


def _shuffles(rng, b, n):
    return np.array([rng.permutation(n) for _ in range(b)])


def _drawn(rng, n, m, b, effect):
    times = np.round(rng.gamma(2.0, 300.0, n)).astype(int) + 400
    is_new = np.zeros(n, dtype=bool)
    is_new[rng.choice(n, m, replace=False)] = True
    times[is_new] += effect
    return times, is_new, _shuffles(rng, b, n)


def visible():
    return [
        _case(
            "three couriers", [10, 20, 30], [True, False, False], [[0, 1, 2], [1, 0, 2], [2, 1, 0]]
        ),
        _case(
            "the new app is slower",
            [50, 20, 60, 10],
            [True, False, True, False],
            [[0, 1, 2, 3], [1, 0, 2, 3], [3, 0, 1, 2]],
        ),
    ]


def hidden(rng):
    cases = [
        _case("no effect", *_drawn(rng, 20, 10, 400, 0), group="random"),
        _case("a small effect", *_drawn(rng, 30, 12, 300, -250), group="random"),
        _case(
            "an effect that no shuffle reaches",
            np.array([900, 910, 920, 930, 940, 100, 110, 120, 130, 140] * 2),
            np.array([True] * 5 + [False] * 5 + [True] * 5 + [False] * 5),
            _shuffles(rng, 99, 20),
            group="smallest p",
        ),
        _case("one new courier among many", *_drawn(rng, 25, 1, 200, 900), group="unequal groups"),
        _case(
            "one old courier among many", *_drawn(rng, 15, 14, 200, -500), group="unequal groups"
        ),
        _case("the new app is faster", *_drawn(rng, 16, 8, 250, -600), group="direction"),
        _case("the new app is slower than most", *_drawn(rng, 16, 8, 250, 600), group="direction"),
        _case(
            "shuffles that swap the groups",
            [10, 25, 30, 47],
            [True, True, False, False],
            [[2, 3, 0, 1], [3, 2, 1, 0], [0, 2, 1, 3], [1, 0, 2, 3]],
            group="direction",
        ),
        _case(
            "few different times",
            rng.integers(1, 4, size=14) * 60,
            np.array([True, False] * 7),
            _shuffles(rng, 300, 14),
            group="ties",
        ),
        _case(
            "all times equal",
            np.full(6, 333),
            np.array([True, True, False, False, False, True]),
            _shuffles(rng, 20, 6),
            group="ties",
        ),
        _case(
            "ties in groups of three and seven",
            [100, 200, 300, 100, 200, 300, 100, 200, 300, 700],
            [True] * 3 + [False] * 7,
            _shuffles(rng, 250, 10),
            group="ties",
        ),
        _case("one shuffle", [5, 9], [False, True], [[1, 0]], group="small"),
        _case("two couriers, both orders", [5, 5], [False, True], [[1, 0], [0, 1]], group="small"),
    ]
    return cases
