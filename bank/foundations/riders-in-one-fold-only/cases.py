"""What the cases of the grouped folds test."""

from cases_kit import case


def _drawn(rng, n, riders):
    weights = [1 / (i + 1) for i in range(riders)]
    picks = rng.choice(riders, n, p=[w / sum(weights) for w in weights])
    names = [f"r{i:02d}" for i in rng.permutation(riders)]
    return [names[i] for i in picks]


def _rows(rng, sizes):
    rows = [name for name, size in sizes.items() for _ in range(size)]
    return [rows[i] for i in rng.permutation(len(rows))]


def visible():
    return [
        case("four riders, two folds", ["bo", "al", "cy", "bo", "cy", "bo", "dee"], 2),
        case("as many riders as folds", ["x", "z", "y"], 3),
    ]


def hidden(rng):
    cases = [
        case("random rows, five folds", _drawn(rng, 120, 25), 5, group="random"),
        case("random rows, three folds", _drawn(rng, 70, 12), 3, group="random"),
        case(
            "one rider with most of the rows",
            _rows(rng, {"m": 30, "a": 4, "b": 3, "c": 2, "d": 2, "e": 1}),
            3,
            group="balance",
        ),
        case(
            "large riders come last in the alphabet",
            _rows(rng, {"a": 1, "b": 1, "c": 1, "y": 5, "z": 6}),
            2,
            group="balance",
        ),
        case(
            "few large and many small riders",
            _rows(rng, {"a": 2, "b": 2, "c": 2, "d": 9, "e": 8, "f": 2, "g": 1}),
            3,
            group="balance",
        ),
        case(
            "riders with equally many rows",
            _rows(rng, {"e": 2, "d": 2, "c": 2, "b": 2, "a": 2}),
            2,
            group="ties",
        ),
        case(
            "names are compared as text",
            ["r10", "r9", "r2", "r1", "r10", "r9", "r2", "r1", "r30"],
            3,
            group="ties",
        ),
        case("names in an order of their own", ["mo", "al", "zoe", "bea", "cy"], 2, group="ties"),
        case("fewer riders than folds", _rows(rng, {"b": 2, "a": 3}), 5, group="few riders"),
        case("one rider", ["a", "a", "a"], 2, group="few riders"),
        case("one fold", ["a", "b", "a"], 1, group="few riders"),
        case("no rows", [], 4, group="no rows"),
    ]
    return cases
