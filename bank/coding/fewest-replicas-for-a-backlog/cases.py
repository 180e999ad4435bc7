"""What the cases of the fewest replicas test."""

from cases_kit import case


def _traffic(rng, n, most):
    burst = rng.random(n) < 0.1
    return [int(v) * (4 if b else 1) for v, b in zip(rng.integers(most, size=n), burst)]


def visible():
    return [
        case("a burst in the third second", [10, 0, 25, 3], 4, 8),
        case("nothing may wait", [7, 9, 8], 3, 0),
        case("no traffic", [], 5, 0),
    ]


def hidden(rng):
    big = [int(v) for v in rng.integers(10**14, 10**15, size=50)]
    return [
        case("the bound is met exactly", [20, 20, 20], 1, 12, group="bounds"),
        case("one request more than the bound", [21, 20, 20], 1, 12, group="bounds"),
        case("exactly divisible", [24, 24], 8, 0, group="bounds"),
        case("one request too many for three replicas", [25, 24], 8, 0, group="bounds"),
        case("one replica", [1], 1, 0, group="bounds"),
        case("the largest second decides", [0, 100, 0], 1, 0, group="bounds"),
        case("a backlog that builds up", [12] * 10, 1, 15, group="backlog"),
        case("a quiet time empties the queue", [30, 0, 0, 0, 30], 1, 20, group="backlog"),
        case("spare time cannot be saved", [0, 0, 0, 50], 1, 10, group="backlog"),
        case("two bursts with a pause", [0, 40, 5, 40, 0, 0, 35], 3, 30, group="backlog"),
        case("everything may wait", [5, 6, 7], 2, 18, group="none needed"),
        case("everything but one may wait", [5, 6, 7], 2, 17, group="none needed"),
        case("seconds without arrivals", [0, 0, 0], 4, 0, group="none needed"),
        case("very large numbers", big, 1, int(rng.integers(10**13)), group="large"),
        case("very large numbers and a large backlog", big, 7, 3 * 10**15, group="large"),
        case("half an hour of traffic", _traffic(rng, 2000, 500), 6, 900, group="random"),
        case("a short bound", _traffic(rng, 300, 90), 4, 25, group="random"),
        case("a long bound", _traffic(rng, 300, 90), 1, 600, group="random"),
    ]
