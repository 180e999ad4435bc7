"""What the cases of the split test."""

from cases_kit import case

SPECIES = ["fox", "owl", "deer", "lynx"]


def _drawn(rng, n, weights):
    labels = [SPECIES[i] for i in rng.choice(4, n, p=weights)]
    return labels, [int(i) for i in rng.permutation(n)]


def visible():
    labels, order = ["fox", "fox", "owl", "fox", "fox"], [4, 2, 0, 3, 1]
    return [
        case("by species", labels, 50, order, True),
        case("not by species", labels, 50, order, False),
        case("one row in five", ["owl"] * 5, 20, [3, 0, 4, 1, 2], True),
    ]


def hidden(rng):
    cases = []
    for i, (n, percent) in enumerate([(60, 25), (41, 30)]):
        labels, order = _drawn(rng, n, [0.6, 0.25, 0.1, 0.05])
        cases.append(
            case(
                f"random rows by species ({i + 1})",
                labels,
                percent,
                order,
                True,
                group="stratified",
            )
        )
        cases.append(case(f"random rows ({i + 1})", labels, percent, order, False, group="random"))
    blocks = ["fox"] * 6 + ["owl"] * 4 + ["deer"] * 10
    sorted_order = list(range(20))
    cases += [
        case("labels in blocks", blocks, 50, sorted_order, True, group="stratified"),
        case(
            "labels in blocks, all rows one group",
            blocks,
            35,
            sorted_order[::-1],
            False,
            group="random",
        ),
        case(
            "halves round up",
            ["fox"] * 5 + ["owl"] * 3 + ["deer"] * 10,
            50,
            sorted_order[:18],
            True,
            group="rounding",
        ),
        case(
            "halves round up to an odd number",
            ["fox"] * 10,
            25,
            sorted_order[9::-1],
            True,
            group="rounding",
        ),
        case("just below one half", ["fox"] * 21, 69, [20, *sorted_order], True, group="rounding"),
        case(
            "a hundred rows",
            ["fox"] * 70 + ["owl"] * 30,
            60,
            [int(i) for i in rng.permutation(100)],
            False,
            group="rounding",
        ),
        case(
            "a quota that rounds to zero",
            ["fox"] * 20 + ["owl"] * 3,
            10,
            sorted_order + [22, 21, 20],
            True,
            group="small groups",
        ),
        case(
            "a quota that rounds to all rows",
            ["owl"] * 3 + ["fox"] * 20,
            90,
            [2, 1, 0] + list(range(3, 23)),
            True,
            group="small groups",
        ),
        case(
            "two rows of a species",
            ["owl", "fox", "owl", "fox", "fox"],
            5,
            [1, 2, 0, 4, 3],
            True,
            group="small groups",
        ),
        case(
            "species with one row",
            ["owl", "fox", "lynx", "fox", "deer"],
            60,
            [0, 4, 2, 3, 1],
            True,
            group="single rows",
        ),
        case("only one row", ["owl"], 99, [0], False, group="single rows"),
        case("no rows", [], 20, [], True, group="no rows"),
        case("no rows, all one group", [], 20, [], False, group="no rows"),
    ]
    return cases
