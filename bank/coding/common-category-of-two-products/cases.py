"""What the cases of the common categories test."""

from itertools import product

from cases_kit import case

SHOP = {"boot": "shoe", "sandal": "shoe", "shoe": "clothing", "hat": "clothing", "desk lamp": "lamp"}


def _tree(rng, n, roots, reach):
    """Node i hangs under one of the `reach` nodes before it; names are in random order."""
    names = [f"c{int(v)}" for v in rng.permutation(n)]
    edges = [(names[i], names[int(rng.integers(max(0, i - reach), i))]) for i in range(roots, n)]
    return {edges[i][0]: edges[i][1] for i in rng.permutation(len(edges))}


def _pairs(rng, parents, n):
    nodes = sorted(set(parents) | set(parents.values()))
    return [(nodes[int(a)], nodes[int(b)]) for a, b in rng.integers(len(nodes), size=(n, 2))]


def visible():
    return [
        case("three pairs of a shop", SHOP, [("boot", "hat"), ("shoe", "boot"), ("boot", "lamp")]),
        case("a node and itself", SHOP, [("boot", "boot"), ("clothing", "clothing")]),
    ]


def hidden(rng):
    line = {f"n{i}": f"n{i + 1}" for i in range(3000)}
    two = {f"a{i}": f"a{i + 1}" for i in range(2000)} | {f"b{i}": f"b{i + 1}" for i in range(2000)}
    four = _tree(rng, 60, 4, 60)
    wide = _tree(rng, 80, 1, 80)
    return [
        case("brothers, cousins, uncle", {"a1": "a", "a2": "a", "b1": "b", "a": "r", "b": "r"}, [("a1", "a2"), ("a1", "b1"), ("a1", "b"), ("a", "b")], group="meeting below the root"),
        case("the lowest of several common ancestors", {"x": "p", "y": "p", "p": "q", "q": "r", "r": "s"}, [("x", "y"), ("y", "x"), ("x", "q"), ("s", "y")], group="meeting below the root"),
        case("very different depths", {"d4": "d3", "d3": "d2", "d2": "d1", "d1": "top", "e": "top"}, [("d4", "e"), ("e", "d4"), ("e", "d1"), ("d3", "e")], group="meeting below the root"),
        case("one above the other, both ways", SHOP, [("boot", "clothing"), ("clothing", "boot"), ("hat", "clothing"), ("shoe", "clothing")], group="one above the other"),
        case("all pairs along one line", {"a": "b", "b": "c", "c": "d"}, list(product("abcd", repeat=2)), group="one above the other"),
        case("roots only", SHOP, [("lamp", "clothing"), ("lamp", "lamp"), ("clothing", "lamp")], group="several roots"),
        case("nodes of different trees", SHOP, [("desk lamp", "hat"), ("boot", "desk lamp"), ("desk lamp", "lamp")], group="several roots"),
        case("trees of different depth", four, _pairs(rng, four, 40), group="several roots"),
        case("no pairs", SHOP, [], group="several roots"),
        case("a line of 3,000 levels", line, [("n0", "n3000"), ("n10", "n5"), ("n2999", "n1"), ("n3000", "n3000")], group="depth"),
        case("two deep trees", two, [("a0", "b0"), ("a0", "a2000"), ("b2000", "b1"), ("a2000", "b2000")], group="depth"),
        case("a wide tree", wide, _pairs(rng, wide, 60), group="random"),
        *[case(f"a drawn taxonomy ({i})", t, _pairs(rng, t, 50), group="random") for i, t in enumerate((_tree(rng, 100, 3, 6), _tree(rng, 60, 5, 60)), start=1)],
    ]
