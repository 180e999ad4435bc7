"""What the cases of the shortest path test."""

from cases_kit import case


def _mesh(rng, n, calls):
    return [(f"s{int(a)}", f"s{int(b)}") for a, b in rng.integers(n, size=(calls, 2))]


def _chain(n):
    return [(f"c{i}", f"c{i + 1}") for i in range(n)]


def visible():
    calls = [("gateway", "auth"), ("gateway", "router"), ("router", "model-v1"), ("auth", "router")]
    return [
        case("two calls", calls, "gateway", "model-v1"),
        case("only against the direction", calls, "model-v1", "gateway"),
        case("already there", calls, "auth", "auth"),
    ]


def hidden(rng):
    detour = [("a", "b"), ("b", "c"), ("c", "d"), ("d", "z"), ("a", "x"), ("x", "y"), ("y", "z")]
    ladder = [(f"{p}{i}", f"{q}{i + 1}") for i in range(12) for p in "lr" for q in "lr"]
    return [
        case("a longer chain is listed first", detour, "a", "z", group="shortest"),
        case("a direct call among detours", [*detour, ("a", "z")], "a", "z", group="shortest"),
        case("a short cut into the middle", [*_chain(9), ("c0", "c5"), ("c2", "c8")], "c0", "c9", group="shortest"),
        case("a wide graph with many equal chains", ladder, "l0", "r12", group="shortest"),
        case("calls in one direction", [("a", "b"), ("c", "b"), ("c", "d")], "a", "d", group="direction"),
        case("the way back is longer", [("a", "b"), ("b", "c"), ("c", "d"), ("d", "a")], "d", "c", group="direction"),
        case("two parts without a connection", [("a", "b"), ("c", "d")], "a", "d", group="no chain"),
        case("the source calls nobody", [("a", "b")], "b", "a", group="no chain"),
        case("an unknown source", [("a", "b")], "q", "b", group="no chain"),
        case("an unknown target", [("a", "b"), ("b", "a")], "a", "q", group="no chain"),
        case("no calls", [], "a", "b", group="no chain"),
        case("source equals target without calls", [], "a", "a", group="same service"),
        case("source equals target in a circle", [("a", "b"), ("b", "a"), ("a", "a")], "a", "a", group="same service"),
        case("circles on the way", [("a", "a"), ("a", "b"), ("b", "a"), ("b", "b"), ("b", "c"), ("c", "b"), ("a", "b")], "a", "c", group="circles"),
        case("a circle without a way out", [("a", "b"), ("b", "c"), ("c", "a"), ("x", "d")], "a", "d", group="circles"),
        case("a dense mesh", _mesh(rng, 40, 1500) + [("s3", "end")], "s7", "end", group="circles"),
        case("a chain of 2,000 services", _chain(2000)[::-1], "c0", "c2000", group="size"),
        case("a large mesh", _mesh(rng, 1500, 4000), "s0", "s1", group="size"),
        case("a sparse mesh", _mesh(rng, 60, 100), "s0", "s1", group="random"),
        case("another sparse mesh", _mesh(rng, 30, 60), "s2", "s3", group="random"),
    ]


def check(args, got, want):
    calls, source, target = args
    if want is None or got is None:
        if want is None and got is None:
            return None
        return "there is no chain: expected None" if want is None else "there is a chain, got None"
    if not isinstance(got, (list, tuple)) or not all(isinstance(service, str) for service in got):
        return "expected a list of services"
    if not got or got[0] != source or got[-1] != target:
        return "the chain must begin with the source and end with the target"
    known = {(a, b) for a, b in calls}
    if any((a, b) not in known for a, b in zip(got, got[1:])):
        return "a service of the chain does not call the next one"
    if len(got) != len(want):
        return f"expected {len(want) - 1} calls, got {len(got) - 1}"
    return None
