"""What the cases of the Kolmogorov-Smirnov statistic test."""

from cases_kit import case


def _drawn(rng, n, high, shift):
    return sorted(int(x) + shift for x in rng.gamma(2.0, high / 4, n))


def visible():
    return [
        case("values in both logs", [1, 2, 2, 5], [2, 2, 3]),
        case("the same log twice", [3, 3, 8], [3, 3, 8]),
        case("all requests became slower", [1, 2], [7, 8, 9]),
    ]


def hidden(rng):
    cases = [
        case(
            "a release that made it slower",
            _drawn(rng, 150, 2000, 0),
            _drawn(rng, 100, 2000, 200),
            group="random",
        ),
        case(
            "a release that made it faster",
            _drawn(rng, 80, 2000, 300),
            _drawn(rng, 120, 2000, 0),
            group="random",
        ),
        case("few different values", _drawn(rng, 90, 8, 0), _drawn(rng, 70, 8, 1), group="ties"),
        case("one value in both logs, unequal counts", [4] * 9, [4] * 2, group="ties"),
        case("a large tie in the middle", [1, 5, 5, 5, 5, 9], [5, 5, 5, 8], group="ties"),
        case("the old log holds many copies", [2, 2, 2, 2, 2, 7], [2, 9], group="ties"),
        case("the new log holds many copies", [2, 9], [2, 2, 2, 2, 2, 7], group="ties"),
        case("the new log lies below", [50, 60, 70], [1, 2, 3, 4], group="direction"),
        case("the gap is at the first value", [1, 1, 1, 8, 9, 9], [5, 8, 9], group="direction"),
        case(
            "the gap is at the last value of one log",
            [1, 2, 3, 4, 5],
            [4, 6, 7, 8],
            group="direction",
        ),
        case("one request each", [5], [6], group="short logs"),
        case("one equal request each", [5], [5], group="short logs"),
        case("one request against many", [3], [1, 2, 3, 4, 5, 6], group="short logs"),
        case("clock errors give negative values", [-5, -5, 0, 2], [-9, -5, 2], group="direction"),
    ]
    return cases


def grow(n, rng):
    return case("n requests", _drawn(rng, n // 2, 40 * n, 0), _drawn(rng, n - n // 2, 40 * n, n))
