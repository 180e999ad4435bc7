"""What the cases of the split check test."""

from cases_kit import case


def _counts(rng, weights, total, noise):
    expected = [total * w / sum(weights) for w in weights]
    return [int(e + noise * e**0.5 * float(rng.normal())) for e in expected]


def visible():
    return [
        case("two arms", [5210, 4990], [1, 1]),
        case("a perfect split", [300, 300, 600], [1, 1, 2]),
    ]


def hidden(rng):
    cases = []
    for arms in (2, 3, 4, 5, 8, 12):
        weights = [float(w) for w in rng.integers(1, 6, size=arms)]
        counts = _counts(rng, weights, 20000, 1.0)
        cases.append(
            case(
                f"{arms} arms",
                counts,
                weights,
                group="even degrees of freedom" if arms % 2 else "odd degrees of freedom",
            )
        )
    cases += [
        case("shares that add up to 1", [892, 9108], [0.1, 0.9], group="uneven plan"),
        case(
            "a small arm beside large ones",
            [1040, 49000, 49960],
            [0.01, 0.49, 0.5],
            group="uneven plan",
        ),
        case("two arms, a clear mismatch", [503600, 496400], [1, 1], group="small p"),
        case("three arms, a clear mismatch", [33700, 33000, 32100], [1, 1, 1], group="small p"),
        case(
            "four arms, a clear mismatch",
            [25600, 25100, 24200, 24900],
            [1, 1, 1, 1],
            group="small p",
        ),
        case("an arm without users", [0, 6, 9], [1, 4, 5], group="few users"),
        case("one user", [0, 1], [1, 3], group="few users"),
    ]
    return cases
