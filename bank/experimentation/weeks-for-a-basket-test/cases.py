"""What the cases of the test plan test."""

import math
from statistics import NormalDist

from cases_kit import case


def _is_clear(baseline, lift, alpha, power, visitors, percent):
    p2 = baseline * (1 + lift)
    if not 0.001 < p2 < 0.999:
        return False
    m, z = (baseline + p2) / 2, NormalDist().inv_cdf
    a = z(1 - alpha / 2) * (2 * m * (1 - m)) ** 0.5
    b = z(power) * (baseline * (1 - baseline) + p2 * (1 - p2)) ** 0.5
    n = (a + b) ** 2 / (baseline - p2) ** 2
    weeks = 200 * math.ceil(n) / (7 * visitors * percent)
    return all(abs(x - round(x)) > 1e-4 for x in (n, weeks))


def _drawn(rng, low, high, lifts):
    while True:
        plan = (
            round(float(rng.uniform(low, high)), 3),
            float(rng.choice(lifts)),
            float(rng.choice([0.01, 0.05, 0.1])),
            float(rng.choice([0.7, 0.8, 0.9, 0.95])),
            int(rng.integers(200, 9000)),
            int(rng.integers(5, 100)),
        )
        if _is_clear(*plan):
            return plan


def visible():
    return [
        case("a lift of five percent", 0.10, 0.05, 0.05, 0.8, 4000, 50),
        case("a drop should be seen too", 0.10, -0.05, 0.05, 0.8, 4000, 50),
    ]


def hidden(rng):
    cases = []
    for i in range(3):
        cases.append(
            case(
                f"a random plan ({i + 1})",
                *_drawn(rng, 0.02, 0.4, [0.02, 0.05, 0.1, 0.2]),
                group="random",
            )
        )
    cases += [
        case("a drop", *_drawn(rng, 0.1, 0.5, [-0.03, -0.08, -0.2]), group="drop"),
        case(
            "a baseline above one half", *_drawn(rng, 0.6, 0.8, [0.05, 0.1]), group="high baseline"
        ),
        case("a large lift of a small rate", 0.01, 1.5, 0.05, 0.9, 300, 20, group="large lift"),
        case("a rate that is halved", 0.31, -0.5, 0.01, 0.95, 110, 100, group="large lift"),
        case("a power of one half", 0.2, 0.1, 0.05, 0.5, 500, 30, group="power and level"),
        case("a strict level", 0.2, 0.1, 0.001, 0.8, 500, 30, group="power and level"),
        case("all visitors of a small shop", 0.25, 0.15, 0.1, 0.8, 61, 100, group="weeks"),
        case("a third of a small shop's visitors", 0.1, 0.05, 0.05, 0.8, 61, 33, group="weeks"),
        case("enough visitors in a day", 0.3, 0.2, 0.05, 0.8, 90000, 100, group="weeks"),
        case("one visitor in a hundred", 0.3, 0.2, 0.05, 0.8, 9000, 1, group="weeks"),
    ]
    return cases
