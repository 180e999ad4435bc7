"""What the cases of the accounts test."""

from cases_kit import case


def _accounts(rng, n, pool, most):
    ids = [int(v) for v in rng.choice(10 * n, size=n, replace=False)]
    return [(i, [f"v{int(v)}" for v in rng.integers(pool, size=int(rng.integers(most + 1)))]) for i in ids]


def _chain(n):
    return [(i, [f"link{i}", f"link{i + 1}"]) for i in range(n)]


def visible():
    return [
        case("three accounts and one alone", [(7, ["tel:1"]), (2, ["dev:a", "tel:1"]), (5, ["dev:b"]), (9, ["dev:a"])]),
        case("nothing shared", [(3, ["a"]), (1, []), (2, ["b"])]),
    ]


def hidden(rng):
    order = [int(i) for i in rng.permutation(300)]
    mixed = _chain(300)
    return [
        case("a late account joins two groups", [(1, ["a"]), (2, ["b"]), (3, ["a", "c"]), (4, ["b", "d"]), (5, ["d", "c"])], group="chains"),
        case("a chain in order", _chain(40), group="chains"),
        case("a chain in random order", [mixed[i] for i in order], group="chains"),
        case("two chains that do not meet", _chain(12) + [(100 + i, [f"x{i}", f"x{i + 1}"]) for i in range(9)], group="chains"),
        case("a chain of 5,000 accounts", _chain(5000)[::-1], group="deep chains"),
        case("a chain of 3,000 accounts, middle last", _chain(3000)[::2] + _chain(3000)[1::2], group="deep chains"),
        case("accounts without values", [(5, []), (4, []), (6, [])], group="alone"),
        case("an account with the same value twice", [(2, ["a", "a"]), (1, ["b", "b", "b"])], group="alone"),
        case("no accounts", [], group="alone"),
        case("values that look alike", [(1, ["tel:1"]), (2, ["tel:10"]), (3, ["TEL:1"]), (4, ["tel:1 "])], group="alone"),
        case("one value for all", [(int(i), ["office"]) for i in rng.permutation(60)], group="order"),
        case("order inside and between groups", [(30, ["p"]), (10, ["q"]), (25, ["q"]), (20, ["p"]), (15, ["r"]), (5, ["p"]), (-3, ["r"])], group="order"),
        case("groups of two in reverse", [(100 - i, [f"g{i // 2}"]) for i in range(20)], group="order"),
        case("numbers beyond one digit", [(100, ["a"]), (9, ["a"]), (20, ["b"]), (3, ["b"])], group="order"),
        case("few links", _accounts(rng, 60, 90, 2), group="random"),
        case("many groups of middle size", _accounts(rng, 120, 130, 3), group="random"),
        case("nearly all in one group", _accounts(rng, 80, 40, 4), group="random"),
    ]


def grow(n, rng):
    accounts = [(i, [f"s{i}", f"b{int(v)}"]) for i, v in enumerate(rng.integers(2 * n, size=n // 2))]
    accounts += [(n + i, ["s0", f"s{i}", f"office{i % 5}"]) for i in range(n // 2)]
    return case("n accounts", accounts)
