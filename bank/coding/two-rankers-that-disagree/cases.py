"""What the cases of the two rankers test."""

from cases_kit import case


def _ints(rng, n, levels):
    return [int(v) for v in rng.integers(-levels, levels, size=n)]


def visible():
    return [
        case("four documents with a tie", [1, 2, 3, 3], [5, 9, 7, 2]),
        case("opposite rankings", [0.1, 0.2, 0.3], [3, 2, 1]),
        case("the same ranking", [4, 7, 5], [40, 70, 50]),
    ]


def hidden(rng):
    scores = [float(v) for v in rng.normal(size=101)]
    drawn = [int(v) for v in rng.permutation(64)]
    return [
        case("all tied in the old ranking", [2] * 6, [5, 1, 4, 2, 6, 3], group="old ties"),
        case("few levels in the old ranking", _ints(rng, 60, 2), _ints(rng, 60, 1000), group="old ties"),
        case("a block of old ties", [1, 2, 2, 2, 3], [9, 8, 3, 5, 1], group="old ties"),
        case("all tied in the new ranking", [3, 1, 2], [0.5, 0.5, 0.5], group="new ties"),
        case("few levels in the new ranking", _ints(rng, 60, 1000), _ints(rng, 60, 2), group="new ties"),
        case("a block of new ties", [1, 2, 3, 4, 5], [4, 4, 4, 1, 1], group="new ties"),
        case("ties in both", _ints(rng, 80, 3), _ints(rng, 80, 3), group="new ties"),
        case("no documents", [], [], group="few documents"),
        case("one document", [0.4], [0.7], group="few documents"),
        case("two that agree", [1, 2], [-5, -4], group="few documents"),
        case("two that disagree", [1, 2], [-4, -5], group="few documents"),
        case("scores of opposite sign", scores, [-s for s in scores], group="direction"),
        case("documents in no order", drawn, [int(v) for v in rng.permutation(64)], group="direction"),
        case("new ranking shifted by one", list(range(40)), [39, *range(39)], group="direction"),
        case("a slightly changed ranker", scores, [s + float(e) for s, e in zip(scores, rng.normal(0, 0.2, size=101))], group="random"),
        case("an unrelated ranker", _ints(rng, 150, 10**9), _ints(rng, 150, 10**9), group="random"),
    ]


def grow(n, rng):
    return case("n documents", [int(v) for v in rng.permutation(n)], [int(v) for v in rng.permutation(n)])
