"""What the cases of the embedding cache test."""

from cases_kit import case

KEYS = ("keys",)


def _drawn(rng, n, keys):
    calls = []
    for i in range(n):
        key = int(rng.integers(keys))
        calls.append(("get", key) if rng.random() < 0.5 else ("put", key, i))
        if i % 10 == 9:
            calls.append(KEYS)
    return calls


def _puts(*keys):
    return [("put", key, 10 * i + 1) for i, key in enumerate(keys)]


def visible():
    return [
        case("the one not used for longest goes", init=(2,), calls=[("put", "a", 1), ("put", "b", 2), ("get", "a"), ("put", "c", 3), KEYS, ("get", "b"), ("get", "a")]),
        case("overwriting drops nothing", init=(2,), calls=[("put", "a", 1), ("put", "b", 2), ("put", "a", 5), KEYS, ("get", "a")]),
    ]


def hidden(rng):
    return [
        case("a hit makes an entry fresh", init=(3,), calls=[*_puts("a", "b", "c"), ("get", "a"), ("get", "b"), ("put", "d", 9), KEYS, ("get", "c")], group="reading"),
        case("reading the freshest and the stalest", init=(3,), calls=[*_puts("a", "b", "c"), ("get", "c"), KEYS, ("get", "a"), KEYS, ("put", "e", 0), KEYS], group="reading"),
        case("a miss changes nothing", init=(2,), calls=[("get", "x"), *_puts("a", "b"), ("get", "x"), KEYS, ("put", "c", 1), ("get", "a"), KEYS], group="reading"),
        case("listing keys is not a use", init=(3,), calls=[*_puts("a", "b", "c"), KEYS, ("put", "d", 1), KEYS, ("put", "e", 1), KEYS], group="reading"),
        case("overwriting makes an entry fresh", init=(2,), calls=[*_puts("a", "b"), ("put", "a", 7), ("put", "c", 8), KEYS, ("get", "a"), ("get", "b")], group="overwriting"),
        case("overwriting in a full cache", init=(3,), calls=[*_puts("a", "b", "c"), ("put", "b", 0), ("put", "b", 0.5), ("get", "b"), KEYS, ("put", "d", 1), KEYS], group="overwriting"),
        case("the same key again and again", init=(2,), calls=[*_puts("a", "a", "a", "b", "b"), KEYS, ("get", "a"), ("put", "c", 2), KEYS], group="overwriting"),
        case("a key that was dropped comes back", init=(2,), calls=[*_puts("a", "b", "c"), ("get", "a"), ("put", "a", 4), KEYS, ("get", "a"), ("get", "b")], group="dropping"),
        case("values that count as false", init=(2,), calls=[("put", "a", 0), ("put", "b", ""), ("get", "a"), ("put", "c", False), ("get", "b"), ("get", "a"), ("get", "c")], group="dropping"),
        case("the key 0 and the empty text", init=(1,), calls=[("put", 0, 5), ("get", 0), ("put", "", 6), ("get", ""), ("put", 7, 1), ("get", 0)], group="dropping"),
        case("capacity 1", init=(1,), calls=[KEYS, *_puts("a", "b"), ("get", "a"), ("get", "b"), ("put", "b", 3), KEYS], group="dropping"),
        case("room to spare", init=(50,), calls=_drawn(rng, 80, 30), group="random"),
        case("a small cache", init=(4,), calls=_drawn(rng, 150, 9), group="random"),
        case("many keys", init=(20,), calls=_drawn(rng, 200, 60), group="random"),
    ]


def grow(n, rng):
    capacity = n // 2
    calls = [("put", i, i) for i in range(capacity)]
    calls += [("get", int(k)) for k in rng.integers(capacity, size=n // 4)]
    calls += [("put", capacity + i, i) for i in range(n // 4)]
    return case("n operations", init=(capacity,), calls=calls)
