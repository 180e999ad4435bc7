"""What the cases of the k-means review test."""

import numpy as np
from cases_kit import case

# In both some centre loses its rows on the way, and no row is near to a border.
LOSES = [
    [[-8, 4], [-9, 7], [9, 8], [9, -6], [8, 2], [7, -3], [5, -3], [3, -4]],
    [[8, 9], [5, 8], [-3, 9], [9, 6], [2, -6], [2, -5], [-5, 3], [5, -5]],
]


def _halls(rng, n, d, groups=4):
    centres = 4 * rng.normal(size=(groups, d))
    return centres[rng.integers(0, groups, n)] + rng.normal(size=(n, d))


def _units(rng, rows):
    """The same rows in other units."""
    rows = np.array(rows, dtype=float)
    return rows * rng.uniform(0.5, 20, rows.shape[1]) + rng.uniform(-30, 30, rows.shape[1])


def visible():
    halls = np.array([[18.0, 900.0], [24.0, 980.0], [18.5, 1000.0], [23.5, 910.0], [19.0, 950.0], [24.5, 940.0]])
    return [
        case("six halls, two zones", halls, 2, 1),
        case("six halls, three zones", halls, 3, 4),
    ]


def hidden(rng):
    wide = _halls(rng, 40, 3) * [1.0, 100.0, 0.01]
    return [
        case("random halls", _halls(rng, 60, 4), 5, 3, group="random"),
        case("two columns", _halls(rng, 35, 2), 3, 2, group="random"),
        case("one column far larger than the others", wide, 3, 6, group="columns in different units"),
        case("columns far from zero", _halls(rng, 30, 2) + [1000.0, -5.0], 3, 5, group="columns in different units"),
        case("many rounds", _halls(rng, 50, 3, groups=2), 4, 25, group="several rounds"),
        case("two rounds", _halls(rng, 40, 2, groups=1), 4, 2, group="several rounds"),
        case("a centre loses its rows", _units(rng, LOSES[0]), 3, 4, group="a centre without rows"),
        case("another centre loses its rows", _units(rng, LOSES[1]), 4, 4, group="a centre without rows"),
        case("one round", rng.normal(size=(80, 2)), 5, 1, group="before the end is reached"),
        case("one round in many columns", rng.normal(size=(90, 6)), 6, 1, group="before the end is reached"),
        case("one zone", _halls(rng, 12, 2), 1, 2, group="few rows"),
        case("as many zones as rows", _halls(rng, 6, 3), 6, 3, group="few rows"),
    ]
