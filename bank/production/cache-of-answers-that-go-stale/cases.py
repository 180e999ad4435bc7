"""What the cases of the answer cache test."""

from cases_kit import case


def _drawn(rng, n, keys, step):
    calls, now = [], 0.0
    for i in range(n):
        now += float(rng.integers(step)) / 2
        key = "abcdefgh"[int(rng.integers(keys))]
        kind = rng.random()
        if kind < 0.45:
            calls.append(("put", key, f"v{i}", now))
        elif kind < 0.9:
            calls.append(("get", key, now))
        else:
            calls.append(("size", now))
    return calls


def visible():
    return [
        case("reads keep an entry, but not alive", init=(2, 10), calls=[("put", "a", "1", 0), ("put", "b", "2", 1), ("get", "a", 2), ("put", "c", "3", 3), ("get", "a", 10), ("size", 10)]),
        case("a key put again", init=(2, 5), calls=[("put", "a", "1", 0), ("put", "a", "2", 4), ("get", "a", 6), ("size", 9)]),
    ]


def hidden(rng):
    return [
        case("random calls (1)", init=(3, 6), calls=_drawn(rng, 150, 6, 4), group="random"),
        case("random calls (2)", init=(4, 20), calls=_drawn(rng, 150, 8, 3), group="random"),
        case("random calls (3)", init=(2, 2.5), calls=_drawn(rng, 100, 4, 4), group="random"),
        case("read again and again", init=(3, 10), calls=[("put", "a", "1", 0), ("get", "a", 6), ("get", "a", 9.5), ("get", "a", 10), ("get", "a", 12), ("size", 12)], group="age"),
        case("just before and at the age limit", init=(3, 4), calls=[("put", "a", "1", 1), ("size", 4.5), ("get", "a", 4.5), ("size", 5), ("get", "a", 5)], group="age"),
        case("a full cache of dead entries", init=(2, 5), calls=[("put", "a", "1", 0), ("put", "b", "2", 1), ("get", "a", 2), ("put", "c", "3", 5.5), ("size", 5.5), ("put", "d", "4", 6), ("get", "b", 6), ("get", "c", 6)], group="dead entries"),
        case("a dead key put again", init=(2, 3), calls=[("put", "a", "1", 0), ("put", "b", "2", 1), ("put", "a", "3", 3), ("get", "b", 3.5), ("put", "c", "4", 3.5), ("get", "a", 5.5), ("get", "a", 6)], group="dead entries"),
        case("what was read stays", init=(3, 50), calls=[("put", "a", "1", 0), ("put", "b", "2", 0), ("put", "c", "3", 0), ("get", "a", 1), ("get", "b", 1), ("put", "d", "4", 2), ("get", "x", 2), ("put", "e", "5", 2), ("size", 2), ("get", "b", 2)], group="least recently used"),
        case("a put is a use", init=(2, 50), calls=[("put", "a", "1", 0), ("put", "b", "2", 1), ("put", "a", "3", 2), ("put", "c", "4", 3), ("get", "a", 3)], group="putting again"),
        case("a new life by being put again", init=(2, 4), calls=[("put", "a", "1", 0), ("put", "b", "9", 1), ("put", "a", "2", 3), ("get", "a", 4), ("get", "a", 6), ("size", 6), ("get", "a", 7)], group="putting again"),
        case("evicted, put again, and the first put's time comes", init=(1, 4), calls=[("put", "a", "1", 0), ("put", "b", "2", 1), ("put", "a", "3", 2), ("get", "a", 4), ("size", 5.5), ("get", "a", 6)], group="putting again"),
        case("one entry", init=(1, 4), calls=[("put", "a", "1", 0), ("put", "b", "2", 0), ("get", "a", 0), ("get", "b", 0), ("put", "b", "3", 0)], group="capacity of one"),
        case("an empty cache", init=(3, 4), calls=[("size", 0), ("get", "a", 0)], group="empty"),
    ]
