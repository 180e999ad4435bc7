"""What the cases of the average precision test."""

from cases_kit import case


def _drawn(rng, n, levels, share):
    labels = [int(x) for x in rng.random(n) < share]
    labels[0] = 1
    scores = [float(round(int(rng.integers(levels)) / levels + 0.25 * y, 6)) for y in labels]
    return labels, scores


def visible():
    return [
        case("one tie", [1, 0, 1, 0], [0.9, 0.6, 0.6, 0.2]),
        case("defects first", [0, 1, 1], [0.1, 0.8, 0.7]),
        case("no defects", [0, 0], [0.4, 0.5]),
    ]


def hidden(rng):
    cases = [
        case("all scores equal", [0, 0, 1, 0, 1], [0.5] * 5, group="ties"),
        case(
            "ties with sound castings listed first",
            [0, 0, 1, 0, 1, 1],
            [0.7, 0.7, 0.7, 0.3, 0.3, 0.9],
            group="ties",
        ),
        case(
            "ties with defects listed first",
            [1, 0, 0, 1, 0],
            [0.7, 0.7, 0.7, 0.3, 0.3],
            group="ties",
        ),
        case("few score levels", *_drawn(rng, 60, 6, 0.3), group="ties"),
        case("defects last", [1, 0, 0, 0, 1], [0.1, 0.9, 0.8, 0.7, 0.2], group="steps"),
        case("one defect in the middle", [0, 0, 1, 0], [9.0, 8.0, 7.0, 6.0], group="steps"),
        case(
            "precision rises along the curve",
            [0, 1, 1, 1, 0, 1],
            [0.9, 0.8, 0.7, 0.6, 0.5, 0.4],
            group="steps",
        ),
        case("negative scores", [1, 0, 1, 0], [-3.0, -2.0, -0.5, -7.5], group="steps"),
        case("many scores, few defects", *_drawn(rng, 200, 5000, 0.05), group="random"),
        case("many scores, half defective", *_drawn(rng, 120, 5000, 0.5), group="random"),
        case("a single defective casting", [1], [0.0], group="few castings"),
        case("a single sound casting", [0], [1.0], group="few castings"),
        case("no castings", [], [], group="few castings"),
    ]
    return cases
