"""What the cases of the slowest requests test."""

from cases_kit import case, stream


def visible():
    return [
        case("ties at the cut", stream([120, 80, 300, 120, 120]), 3),
        case("fewer requests than asked for", stream([5, 9.5]), 4),
    ]


def hidden(rng):
    drawn = [int(v) for v in rng.integers(0, 40, size=200)]
    exact = [float(v) for v in rng.gamma(2.0, 50.0, size=300)]
    return [
        case("all latencies equal", stream([70] * 9), 4, group="ties"),
        case("the tie comes later than larger ones", stream([9, 4, 8, 4, 7, 4]), 4, group="ties"),
        case("many equal latencies", stream(drawn), 25, group="ties"),
        case("an equal latency at the end", stream([3, 1, 2, 3]), 1, group="ties"),
        case("increasing latencies", stream(list(range(50))), 5, group="order"),
        case("decreasing latencies", stream(list(range(50, 0, -1))), 5, group="order"),
        case("all of them, sorted", stream(drawn[:60]), 60, group="order"),
        case("zeros", stream([0, 0, 1, 0]), 2, group="order"),
        case("no requests", stream([]), 3, group="few requests"),
        case("nothing asked for", stream([4, 5]), 0, group="few requests"),
        case("exactly as many as asked for", stream([4, 6, 5]), 3, group="few requests"),
        case("one request", stream([12.25]), 1, group="few requests"),
        case("a long stream", stream(rng.bytes(220_000)), 10, group="memory", memory_mb=1.5),
        case("latencies with fractions", stream(exact), 20, group="random"),
        case("a large share", stream(exact + [float(v) for v in drawn]), 350, group="random"),
    ]


def grow(n, rng):
    return case("n requests", stream([int(v) + i for i, v in enumerate(rng.integers(n, size=n))]), n // 4)
