"""What the cases of the out-of-fold encoding test."""

from cases_kit import case


def _drawn(rng, n, merchants, folds, share=0.3):
    names = [f"m{int(i)}" for i in rng.integers(merchants, size=n)]
    targets = [int(rng.random() < (0.8 if name.endswith("1") else share)) for name in names]
    numbers = [int(f) for f in rng.integers(folds, size=n)]
    numbers[:2] = [0, 1]
    return names, targets, numbers


def visible():
    return [
        case("four rows, two folds", ["x", "x", "y", "x"], [1, 0, 1, 1], [0, 1, 1, 0], 1.0),
        case("no smoothing", ["x", "x", "x", "y"], [1, 0, 1, 1], [0, 1, 2, 0], 0.0),
    ]


def hidden(rng):
    cases = [
        case("five folds", *_drawn(rng, 120, 10, 5), 3.0, group="random"),
        case("two folds", *_drawn(rng, 80, 15, 2), 0.5, group="random"),
        case("strong smoothing", *_drawn(rng, 60, 6, 4), 200.0, group="smoothing"),
        case("almost no smoothing", *_drawn(rng, 60, 6, 4), 1e-3, group="smoothing"),
        case(
            "merchants in one fold only, no smoothing",
            ["a", "a", "b", "c", "b"],
            [1, 1, 0, 1, 0],
            [0, 0, 1, 2, 1],
            0.0,
            group="unseen merchants",
        ),
        case(
            "a merchant with one row",
            ["a", "b", "a", "a"],
            [1, 0, 0, 1],
            [0, 0, 1, 1],
            2.0,
            group="unseen merchants",
        ),
        case(
            "every row has its own merchant",
            ["a", "b", "c", "d", "e"],
            [1, 0, 1, 1, 0],
            [0, 0, 0, 1, 1],
            1.0,
            group="unseen merchants",
        ),
        case(
            "folds with very different rates",
            ["a", "b"] * 6,
            [1] * 5 + [0] * 6 + [1],
            [7] * 5 + [3] * 6 + [9],
            4.0,
            group="overall mean",
        ),
        case(
            "fold numbers that do not start at 0",
            ["a", "b", "a", "b", "a"],
            [1, 0, 0, 1, 1],
            [-4, 100, 100, -4, 12],
            1.5,
            group="overall mean",
        ),
        case(
            "merchants that are named like folds",
            ["fold", "all", "fold", "1", "0", "all"],
            [1, 0, 1, 0, 1, 1],
            [0, 1, 1, 0, 1, 0],
            1.0,
            group="names",
        ),
        case(
            "a fold for each row",
            ["a", "a", "b", "a", "b"],
            [1, 0, 1, 1, 0],
            [0, 1, 2, 3, 4],
            1.0,
            group="leave one out",
        ),
        case("no rows", [], [], [], 1.0, group="no rows"),
    ]
    return cases


def grow(n, rng):
    return case("n rows", *_drawn(rng, n, n // 8, n // 20), 10.0)
