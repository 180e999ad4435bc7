"""What the cases of the rolling maximum test."""

from cases_kit import case


def _series(rng, n, levels, missing):
    return [None if rng.random() < missing else int(v) for v in rng.integers(-levels, levels, size=n)]


def visible():
    return [
        case("two missing seconds in a row", [5, 3, None, None, 4, 1], 2),
        case("a window of three", [1, 4, 2, 2, 1, 0], 3),
    ]


def hidden(rng):
    return [
        case("a window of one second", [3, 1, None, 2], 1, group="windows"),
        case("a window longer than the list", [2, 5, 1, 4], 10, group="windows"),
        case("a window of exactly the list", [9, 5, 1, 4], 4, group="windows"),
        case("the largest leaves exactly after the window", [7, 1, 2, 0, 0, 0, 0, 5, 0], 4, group="windows"),
        case("only one value, then nothing", [6, None, None, None, None, None], 3, group="missing"),
        case("missing at the beginning", [None, None, 2, None, 1], 2, group="missing"),
        case("nothing measured", [None] * 5, 2, group="missing"),
        case("zeros are measurements", [0, None, None, 0, -1, None], 2, group="missing"),
        case("missing seconds use up the window", [9, None, None, 1, None, None, None, 2], 3, group="missing"),
        case("increasing latencies", list(range(20)), 5, group="runs"),
        case("decreasing latencies", list(range(20, 0, -1)), 5, group="runs"),
        case("up and down", [1, 5, 2, 6, 3, 7, 3, 6, 2, 5, 1], 3, group="runs"),
        case("all equal", [4] * 9, 3, group="equal values"),
        case("equal largest values at different times", [8, 3, 8, 1, 1, 1, 8, 0, 0, 0, 0], 4, group="equal values"),
        case("negative numbers only", [-5, -3, -9, None, -7, -8, -1], 2, group="negative"),
        case("negative with gaps", [-2, None, None, -6, -4, None], 3, group="negative"),
        case("an empty list", [], 3, group="windows"),
        case("few levels", _series(rng, 120, 3, 0.2), 7, group="random"),
        case("many levels", _series(rng, 150, 10**6, 0.1), 20, group="random"),
        case("mostly missing", _series(rng, 100, 50, 0.8), 4, group="random"),
        case("numbers with fractions", [float(v) for v in rng.normal(size=80)], int(rng.integers(2, 12)), group="random"),
    ]


def grow(n, rng):
    return case("n measurements", [2 * n - i + int(v) for i, v in enumerate(rng.integers(50, size=n))], n // 4)
