"""What the cases of the rate limiter test."""

from cases_kit import case


def _asks(client, times, cost=1):
    return [("allow", client, t, cost) for t in times]


def _drawn(rng, n, clients, step, most):
    calls, time = [], int(rng.integers(10**6))
    for _ in range(n):
        time += int(rng.integers(step)) * int(rng.random() < 0.8)
        client = f"c{int(rng.integers(clients))}"
        if rng.random() < 0.75:
            calls.append(("allow", client, time, int(rng.integers(1, most + 1))))
        else:
            calls.append(("left", client, time))
    return calls


def visible():
    return [
        case("half a token in a quarter of a second", init=(2, 3), calls=[("allow", "a", 0, 3), ("allow", "a", 499, 1), ("allow", "a", 500, 1), ("left", "a", 1000)]),
        case("two clients", init=(1, 1), calls=[("allow", "a", 10, 1), ("allow", "a", 10, 1), ("allow", "b", 10, 1)]),
    ]


def hidden(rng):
    return [
        case("a burst, then nothing", init=(1, 4), calls=_asks("a", [5] * 6), group="burst"),
        case("a long pause fills the bucket only to its brim", init=(5, 3), calls=[("allow", "a", 0, 3), ("left", "a", 60_000), *_asks("a", [60_000] * 4)], group="burst"),
        case("full at the first request, however late", init=(1, 2), calls=[("left", "a", 777_000), ("allow", "a", 777_000, 2), ("allow", "a", 777_999, 1), ("left", "a", 778_000)], group="burst"),
        case("more than the burst at once", init=(10, 4), calls=[("allow", "a", 0, 5), ("allow", "a", 9000, 5), ("left", "a", 9000), ("allow", "a", 9000, 4)], group="burst"),
        case("the limit of a millisecond", init=(4, 2), calls=[("allow", "a", 0, 2), ("allow", "a", 249, 1), ("allow", "a", 250, 1), ("left", "a", 499), ("left", "a", 500)], group="refill"),
        case("steady requests at the rate", init=(10, 1), calls=_asks("a", range(0, 1500, 100)), group="refill"),
        case("steady requests above the rate", init=(10, 2), calls=_asks("a", range(0, 1500, 60)), group="refill"),
        case("costs of several tokens", init=(3, 9), calls=[("allow", "a", 0, 7), ("allow", "a", 100, 3), ("allow", "a", 334, 3), ("left", "a", 1000), ("allow", "a", 1000, 2)], group="refill"),
        case("a rejected request takes nothing", init=(1, 5), calls=[("allow", "a", 0, 4), ("allow", "a", 0, 2), ("allow", "a", 0, 2), ("allow", "a", 0, 1), ("left", "a", 0)], group="rejected"),
        case("many rejected requests while the bucket fills", init=(1, 2), calls=[("allow", "a", 0, 2), *_asks("a", range(0, 1000, 100)), ("allow", "a", 1000, 1), ("allow", "a", 1000, 1)], group="rejected"),
        case("thirds of a second", init=(1, 1), calls=[("allow", "a", 0, 1), *_asks("a", [333, 666, 999, 1000, 1001])], group="exact"),
        case("a token in steps of one millisecond", init=(1, 3), calls=[("allow", "a", 0, 3), *[("left", "a", t) for t in range(1, 1001, 37)], *_asks("a", range(1, 1000, 7), 2), ("allow", "a", 1000, 1)], group="exact"),
        case("seven tokens a second", init=(7, 50), calls=[("allow", "a", 0, 50), *_asks("a", range(1, 1000, 3), 50), ("allow", "a", 1000, 7), ("left", "a", 1000)], group="exact"),
        case("looking takes nothing", init=(2, 2), calls=[("left", "a", 0), ("left", "a", 0), ("allow", "a", 0, 2), ("left", "a", 400), ("left", "a", 500), ("allow", "a", 500, 1), ("allow", "a", 500, 1)], group="looking"),
        case("each client has a bucket of its own", init=(1, 2), calls=[("allow", "a", 0, 2), ("allow", "b", 500, 1), ("allow", "a", 1000, 1), ("left", "b", 1000), ("left", "c", 1000), ("allow", "b", 1000, 2)], group="clients"),
        case("one client, drawn", init=(3, 5), calls=_drawn(rng, 120, 1, 400, 4), group="random"),
        case("four clients, drawn", init=(2, 4), calls=_drawn(rng, 200, 4, 300, 3), group="random"),
        case("a high rate", init=(137, 60), calls=_drawn(rng, 200, 2, 60, 40), group="random"),
    ]
