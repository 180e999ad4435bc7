"""What the cases of the mean average precision test."""

from cases_kit import case


def _drawn(rng, queries, shown, total):
    rankings, relevant = [], []
    for _ in range(queries):
        ids = [f"a{i}" for i in rng.permutation(total)]
        rankings.append(ids[: int(rng.integers(shown + 1))])
        relevant.append([f"a{i}" for i in rng.choice(total, int(rng.integers(5)), replace=False)])
    rankings[0], relevant[0] = ["a3", "a1", "a2", "a0"], ["a2", "a9", "a1"]
    return rankings, relevant


def visible():
    return [
        case("two queries", [["a", "b", "c"], ["d", "e"]], [["c", "a"], ["e", "f"]]),
        case("a query without relevant articles", [["a"], ["b", "c"]], [[], ["c"]]),
        case("no queries", [], []),
    ]


def hidden(rng):
    cases = [
        case("random queries (1)", *_drawn(rng, 8, 10, 15), group="random"),
        case("random queries (2)", *_drawn(rng, 20, 20, 20), group="random"),
        case(
            "a relevant article that is not returned",
            [["a", "b"]],
            [["a", "x", "y"]],
            group="not returned",
        ),
        case(
            "few found of many",
            [["a", "b", "c", "d"]],
            [["d", "p", "q", "b", "r"]],
            group="not returned",
        ),
        case("no hit in one query", [["a", "b"], ["c", "d"]], [["x"], ["d"]], group="no hit"),
        case("no hit in any query", [["a"], ["b"]], [["x"], ["y"]], group="no hit"),
        case("an empty result list", [[], ["a"]], [["a"], ["a"]], group="no hit"),
        case(
            "half of the queries have no relevant article",
            [["a"], ["b"], ["c", "d"], []],
            [[], ["b"], ["d"], []],
            group="left out",
        ),
        case("all queries have no relevant article", [["a"], ["b"]], [[], []], group="left out"),
        case("a perfect list", [["a", "b", "c", "d"]], [["c", "b", "a"]], group="places"),
        case("hits at the end", [["a", "b", "c", "d", "e"]], [["d", "e"]], group="places"),
        case(
            "queries with different numbers of relevant articles",
            [["a"], ["b", "c", "d", "e"]],
            [["a"], ["c", "d", "e"]],
            group="mean over queries",
        ),
    ]
    return cases
