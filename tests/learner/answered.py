"""Simulated answers, whose items and persons are known."""

import numpy as np
from numpy.typing import NDArray

from greenroom.learner.grid import Doubles
from greenroom.learner.item_curves import chances
from greenroom.learner.responses import Responses

Floats = NDArray[np.float64]


def drawn_rows(rng: np.random.Generator, items: int, steps: int = 1) -> Doubles:
    """(items, 1 + steps) parameters as items have them."""
    location = rng.normal(0, 1, (items, 1)) + np.sort(rng.normal(0, 0.7, (items, steps)), axis=1)
    return np.concatenate([rng.normal(0, 0.3, (items, 1)), location], axis=1)


def answered(
    rng: np.random.Generator,
    rows: Doubles,
    abilities: Doubles,
    guess: float = 0.0,
    share: float = 1.0,
) -> Responses:
    """Every person's answers to a share of the items."""
    found = chances(rows, np.full(len(rows), guess), abilities)
    below = np.cumsum(found, axis=1)[:, :-1]
    category = (rng.random((len(rows), 1, len(abilities))) > below).sum(axis=1).T
    person, item = np.nonzero(rng.random(category.shape) < share)
    steps = np.full(len(rows), rows.shape[1] - 1)
    return Responses.of(person, item, category[person, item], steps)
