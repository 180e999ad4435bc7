"""What the cases of the walk-forward folds test."""

from cases_kit import case


def _drawn(rng, n, low, high):
    return [int(d) for d in rng.integers(low, high + 1, size=n)]


def visible():
    return [
        case("six days, two folds", [3, 1, 6, 2, 5, 4], 2, 2, 1),
        case("a fold without training rows", [1, 2, 3, 4], 2, 2, 0),
    ]


def hidden(rng):
    quiet = [1, 2, 2, 3, 9, 10, 20, 21, 21, 5]
    cases = [
        case("random days", _drawn(rng, 60, 1, 30), 3, 5, 4, group="random"),
        case("random days, single test days", _drawn(rng, 50, 100, 125), 6, 1, 2, group="random"),
        case("no gap", [4, 1, 2, 3, 4, 5], 2, 1, 0, group="gap"),
        case(
            "rows just inside and just outside the gap",
            [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
            1,
            3,
            3,
            group="gap",
        ),
        case("a gap longer than a window", [1, 2, 3, 4, 5, 6, 7, 8, 9], 3, 2, 3, group="gap"),
        case("windows on days without rows", quiet, 4, 3, 1, group="days without rows"),
        case("rows far apart", [0, 100, 50, 101, 99], 3, 2, 10, group="days without rows"),
        case(
            "several rows a day", [5, 5, 6, 6, 7, 7, 8, 8, 8], 2, 2, 0, group="several rows a day"
        ),
        case("more folds than fit", [1, 2, 3, 4, 5, 6], 10, 2, 1, group="folds left out"),
        case("a gap longer than the data", [1, 2, 3, 4], 2, 1, 10, group="folds left out"),
        case("one row", [7], 1, 1, 0, group="folds left out"),
        case("negative day numbers", [-3, -9, -5, -1, -7, 0], 2, 3, 1, group="day numbers"),
        case("latest rows first", [12, 11, 10, 9, 8, 7], 2, 2, 1, group="day numbers"),
    ]
    return cases
