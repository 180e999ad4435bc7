"""What the cases of the parcel audit test."""

from cases_kit import case

STATES = ["intact", "wet", "torn", "open"]


def _drawn(rng, n, labels):
    actual = [labels[i] for i in rng.integers(len(labels), size=n)]
    predicted = [
        a if rng.random() < 0.6 else labels[int(rng.integers(len(labels)))] for a in actual
    ]
    return actual, predicted


def visible():
    return [
        case(
            "three parcels", ["wet", "intact", "wet"], ["wet", "wet", "intact"], ["intact", "wet"]
        ),
        case("all right", ["torn", "wet", "torn"], ["torn", "wet", "torn"], ["torn", "wet"]),
        case(
            "nothing is predicted as torn",
            ["torn", "torn", "wet"],
            ["wet", "wet", "wet"],
            ["torn", "wet"],
        ),
    ]


def hidden(rng):
    cases = []
    for i, n in enumerate([40, 90]):
        cases.append(
            case(f"random parcels ({i + 1})", *_drawn(rng, n, STATES), STATES, group="random")
        )
    lopsided = ["wet"] * 7 + ["intact"] * 2, ["wet"] * 3 + ["intact"] * 4 + ["wet", "intact"]
    cases.append(
        case("more misses than false alarms", *lopsided, ["wet", "intact"], group="orientation")
    )
    cases.append(
        case(
            "three states that rotate",
            STATES[:3] * 2 + ["wet"],
            ["wet", "torn", "intact"] * 2 + ["torn"],
            STATES[:3],
            group="orientation",
        )
    )
    cases.append(
        case(
            "a state that never occurs",
            ["wet", "wet"],
            ["torn", "wet"],
            ["wet", "torn"],
            group="zero denominators",
        )
    )
    cases.append(
        case(
            "a state that is neither there nor predicted",
            ["wet"],
            ["wet"],
            ["open", "wet"],
            group="zero denominators",
        )
    )
    cases.append(case("no parcels", [], [], ["wet", "torn"], group="empty"))
    cases.append(case("no parcels and no labels", [], [], [], group="empty"))
    actual, predicted = _drawn(rng, 30, STATES[:3])
    actual[:2], predicted[:2] = ["wet", "torn"], ["torn", "wet"]
    cases.append(
        case(
            "labels in an order of their own",
            actual,
            predicted,
            ["torn", "intact", "wet"],
            group="order of labels",
        )
    )
    cases.append(
        case(
            "labels that never occur between others",
            ["b", "d", "d"],
            ["d", "d", "b"],
            ["e", "d", "c", "b"],
            group="order of labels",
        )
    )
    return cases
