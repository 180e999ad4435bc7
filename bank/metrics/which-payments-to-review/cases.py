"""What the cases of the cheapest threshold test."""

from cases_kit import case


def _drawn(rng, n, levels, share):
    scores, amounts, frauds = [], [], []
    for _ in range(n):
        fraud = int(rng.random() < share)
        frauds.append(fraud)
        scores.append(round(int(rng.integers(levels)) / levels + 0.35 * fraud, 6))
        amounts.append(int(rng.integers(1, 90)) * 100)
    return scores, amounts, frauds


def visible():
    return [
        case("four payments", [0.9, 0.2, 0.6, 0.6], [5000, 800, 3000, 700], [1, 1, 1, 0], 1000),
        case("reviews cost more than they save", [0.9, 0.1], [400, 300], [1, 0], 1000),
        case("two thresholds cost the same", [0.8, 0.5], [3000, 1000], [1, 1], 1000),
    ]


def hidden(rng):
    cases = [
        case(
            "a fraud and honest payments at one score",
            [0.7, 0.7, 0.7, 0.2],
            [2500, 100, 100, 50],
            [1, 0, 0, 1],
            1000,
            group="ties",
        ),
        case(
            "a tie that is cheap only in part",
            [0.5, 0.5, 0.5],
            [1500, 10, 10],
            [1, 0, 0],
            1000,
            group="ties",
        ),
        case("few score levels", *_drawn(rng, 80, 5, 0.3), 900, group="ties"),
        case(
            "equal costs at three thresholds",
            [0.9, 0.6, 0.3, 0.1],
            [5000, 700, 700, 40],
            [1, 1, 1, 1],
            700,
            group="equal costs",
        ),
        case(
            "as cheap as reviewing nothing",
            [0.9, 0.4],
            [1000, 500],
            [1, 0],
            1000,
            group="equal costs",
        ),
        case(
            "large and small frauds",
            [0.9, 0.8, 0.7, 0.6],
            [100, 100, 100, 90000],
            [1, 1, 1, 1],
            1000,
            group="amounts",
        ),
        case(
            "one large fraud above small ones",
            [0.9, 0.5, 0.4],
            [90000, 100, 200],
            [1, 1, 1],
            1000,
            group="amounts",
        ),
        case(
            "a dear fraud at the bottom",
            [0.9, 0.5, 0.3, 0.1],
            [10, 10, 10, 99999],
            [0, 0, 0, 1],
            500,
            group="amounts",
        ),
        case("no fraud", [0.9, 0.3, 0.5], [900, 5000, 20], [0, 0, 0], 1, group="nothing to review"),
        case("no payments", [], [], [], 100, group="nothing to review"),
        case("one fraud", [0.3], [500], [1], 100, group="one payment"),
        case(
            "negative scores",
            [-3.0, -0.5, -7.25, -0.5],
            [5000, 4000, 100, 6000],
            [1, 1, 0, 0],
            1500,
            group="scores",
        ),
        case(
            "every payment is reviewed",
            [0.4, 0.2, 0.9],
            [900, 800, 700],
            [1, 1, 1],
            1,
            group="scores",
        ),
        case("many scores, few frauds", *_drawn(rng, 300, 4000, 0.05), 1200, group="random"),
        case("many scores, many frauds", *_drawn(rng, 150, 4000, 0.4), 2500, group="random"),
    ]
    return cases


def grow(n, rng):
    return case("n payments", *_drawn(rng, n, 50 * n, 0.2), 1500)
