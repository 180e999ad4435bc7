"""What the cases of the router report test."""

import numpy as np
from cases_kit import case


def _scores(rng, n, c):
    """All different, and none at a multiple of a tenth."""
    return (rng.permutation(n * c).reshape(n, c) + 0.5) / (n * c + 0.25)


def _truth(rng, n, c, share):
    truth = (rng.random((n, c)) < share).astype(int)
    truth[0, 0] = 1
    return truth


def visible():
    truth = np.array([[1, 0, 0], [0, 1, 0]])
    scores = np.array([[0.9, 0.2, 0.1], [0.7, 0.6, 0.3]])
    return [
        case("two tickets, three teams", truth, scores, 0.5, 2),
        case("several right teams", np.array([[1, 1, 0], [0, 1, 1], [1, 0, 0]]), np.array([[0.8, 0.3, 0.6], [0.1, 0.9, 0.75], [0.2, 0.4, 0.65]]), 0.35, 3),
    ]


def hidden(rng):
    even = _truth(rng, 30, 5, 0.4)
    even[1, :] = 1
    rounded = np.round(rng.random((40, 4)), 1)
    rounded[0, 0], rounded[1, 1] = 0.4, 0.4
    flat = np.zeros((6, 5))
    flat[:, 2] = 0.25
    # Right teams only at both ends, so that the order among equals matters.
    ends = np.array([[1, 0, 0, 0, 0]] * 4 + [[0, 0, 0, 0, 1]] * 2)
    unused = _truth(rng, 25, 6, 0.4)
    unused[:, [2, 5]] = 0
    low = _scores(rng, 25, 6)
    low[:, 2] /= 10
    low[:, 5] /= 20
    sizes = (rng.random((60, 3)) < [0.8, 0.3, 0.05]).astype(int)
    sizes[:3] = np.eye(3, dtype=int)
    lonely = np.zeros((5, 4), dtype=int)
    lonely[1, 2] = 1
    down = np.zeros((12, 6), dtype=int)
    place = np.argsort(-(order := _scores(rng, 12, 6)), axis=1)
    down[np.arange(12), place[np.arange(12), rng.integers(1, 6, 12)]] = 1
    down[0] = 0
    down[0, place[0, 1]] = 1
    return [
        case("random tickets", even, _scores(rng, 30, 5), 0.3, 3, group="random"),
        case("the first place only", even, _scores(rng, 30, 5), 0.7, 1, group="random"),
        case("scores rounded to one digit", _truth(rng, 40, 4, 0.5), rounded, 0.4, 2, group="scores at the threshold"),
        case("one score at the threshold", np.array([[1, 0]]), np.array([[0.5, 0.25]]), 0.5, 1, group="scores at the threshold"),
        case("two teams that nobody needs", unused, low, 0.2, 2, group="teams without tickets"),
        case("a team that gets tickets it should not", lonely, _scores(rng, 5, 4), 0.1, 4, group="teams without tickets"),
        case("a large, a middling and a small team", sizes, _scores(rng, 60, 3), 0.6, 2, group="teams of different size"),
        case("teams with the same score", ends, flat, 0.2, 3, group="equal scores"),
        case("every score is the same", _truth(rng, 20, 40, 0.3), np.full((20, 40), 0.5), 0.4, 2, group="equal scores"),
        case("one right team somewhere below the first", down, order, 0.5, 4, group="right teams further down"),
        case("the right team is second", np.array([[0, 1, 0]]), np.array([[0.9, 0.8, 0.1]]), 0.85, 3, group="right teams further down"),
        case("tickets without a right team", lonely, _scores(rng, 5, 4), 0.9, 2, group="no right team"),
    ]
