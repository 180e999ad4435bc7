"""What the cases of the grouped validation test."""

import numpy as np
from cases_kit import case


def _clinic(rng, patients, rows, d, spread=1.0):
    """Rows of patients with a level of their own; two features carry some signal."""
    groups = rng.permutation(np.concatenate([patients, rng.choice(patients, size=rows - len(patients))]))
    level = {p: rng.normal() for p in patients}
    X = rng.normal(size=(rows, d)) * rng.uniform(0.5, 20, size=d)
    X[:, 0] += spread * np.array([level[g] for g in groups])
    y = X[:, 0] / X[:, 0].std() + 0.6 * X[:, 1] / X[:, 1].std() + np.array([level[g] for g in groups]) + rng.normal(size=rows) + 12.0
    return X, y, groups


def visible():
    X = np.array([[1.0, 5.0, 0.2], [2.0, 3.0, 0.9], [3.0, 4.5, 0.1], [4.0, 1.0, 0.7], [5.0, 2.0, 0.3], [7.0, 2.5, 0.8]])
    y = np.array([1.1, 2.3, 2.9, 4.2, 4.8, 7.5])
    return [case("four patients, one feature", X, y, np.array([9, 3, 7, 3, 12, 7]), 2, 1)]


def hidden(rng):
    odd = np.array([2, 5, 6, 11, 40, 41, 43, -3])
    wild = _clinic(rng, np.arange(9), 40, 5)
    wild[0][wild[2] % 3 == 0] *= 4.0
    return [
        case("random patients", *_clinic(rng, np.arange(12), 60, 6), 3, 3, group="random"),
        case("all features", *_clinic(rng, np.arange(10), 40, 4), 4, 4, group="random"),
        case("many features without signal", *_clinic(rng, np.arange(10), 30, 80), 2, 6, group="selection"),
        case("noise only", rng.normal(size=(24, 120)), rng.normal(size=24), np.arange(24) // 2, 3, 5, group="selection"),
        case("patients with many rows", *_clinic(rng, np.array([1, 2, 3, 4, 5, 6]), 70, 5, 3.0), 2, 2, group="groups"),
        case("patient numbers with gaps", *_clinic(rng, odd, 40, 5), 4, 2, group="group numbers"),
        case("folds on another scale", *wild, 3, 3, group="scaling"),
        case("each patient is a fold", *_clinic(rng, np.array([8, 1, 4]), 30, 5), 3, 2, group="leave one out"),
    ]
