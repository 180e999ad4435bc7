"""What the cases of the hash ring test."""

from cases_kit import case


def _owners(keys):
    return [("owner", key) for key in keys]


def _keys(rng, n):
    return [f"session-{int(v)}" for v in rng.integers(10**9, size=n)]


def visible():
    return [
        case("one server owns everything", init=(2,), calls=[("owner", "x"), ("add", "a"), ("owner", "x"), ("owner", "y")]),
        case("two servers, then one", init=(3,), calls=[("add", "a"), ("add", "b"), *_owners(["session-17", "session-18", "session-19"]), ("remove", "a"), *_owners(["session-17", "session-18", "session-19"])]),
    ]


def hidden(rng):
    keys = _keys(rng, 60)
    names = [f"cache-{int(v)}" for v in rng.permutation(900)[:8]]
    adds = [("add", name) for name in names]
    mixed = []
    for _ in range(60):
        name = names[int(rng.integers(8))]
        mixed += [(str(rng.choice(["add", "remove"])), name), ("owner", keys[int(rng.integers(60))]), ("owner", names[0] + "#1")]
    return [
        case("eight servers with one point each", init=(1,), calls=adds + _owners(keys), group="owners"),
        case("eight servers with forty points each", init=(40,), calls=adds + _owners(keys), group="owners"),
        case("behind the last point", init=(1,), calls=[("add", "a"), ("add", "b"), *_owners([f"k{i}" for i in range(40)])], group="owners"),
        case("a key exactly on a point", init=(3,), calls=[*adds, *_owners([f"{n}#{i}" for n in names for i in range(3)])], group="on a point"),
        case("number points have the same text as a key, beyond the last one", init=(2,), calls=[*adds, *_owners([f"{n}#{i}" for n in names for i in range(1, 4)])], group="on a point"),
        case("a server joins later", init=(20,), calls=[*adds[:5], *_owners(keys), *adds[5:6], *_owners(keys)], group="joining and leaving"),
        case("a server leaves", init=(20,), calls=[*adds, *_owners(keys), ("remove", names[3]), *_owners(keys)], group="joining and leaving"),
        case("a server leaves and comes back", init=(5,), calls=[*adds, ("remove", names[2]), *_owners(keys[:20]), ("add", names[2]), *_owners(keys[:20])], group="joining and leaving"),
        case("the order of joining does not matter", init=(5,), calls=[*adds[::-1], *_owners(keys)], group="joining and leaving"),
        case("added twice, removed once", init=(4,), calls=[("add", "a"), ("add", "b"), ("add", "a"), *_owners(keys[:15]), ("remove", "a"), ("remove", "a"), *_owners(keys[:15])], group="twice"),
        case("removing what is not there", init=(4,), calls=[("remove", "a"), ("add", "b"), ("remove", "a"), *_owners(keys[:9])], group="twice"),
        case("names that begin alike", init=(3,), calls=[("add", "gpu-1"), ("add", "gpu-11"), ("add", "gpu-111"), *_owners(keys[:30]), ("remove", "gpu-1"), *_owners(keys[:30]), ("add", "gpu-1"), ("remove", "gpu-11"), *_owners(keys[:30])], group="twice"),
        case("an empty ring", init=(3,), calls=[("owner", "x"), ("remove", "x"), ("owner", "x")], group="empty"),
        case("the last server leaves", init=(2,), calls=[("add", "a"), ("remove", "a"), ("owner", "x"), ("add", "b"), ("owner", "x")], group="empty"),
        case("many changes", init=(7,), calls=mixed, group="random"),
    ]


def grow(n, rng):
    adds = [("add", f"cache-{i}") for i in range(10)]
    return case("n look-ups", init=(n // 10,), calls=adds + _owners(_keys(rng, n)))
