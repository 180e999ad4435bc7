"""Curves of many items at once, and how they change with the items' parameters.

Of an item with s steps the parameters are a row: log a, then the s steps.
"""

from collections.abc import Iterator
from typing import Final, NamedTuple

import numpy as np

from greenroom.learner.grid import Doubles
from greenroom.learner.responses import Ints

FLOOR: Final = 1e-12
"""Least chance of a category, so that no logarithm is infinite."""
AT_ONCE: Final = 1_000
"""Items whose curves are in memory together."""


class Group(NamedTuple):
    """Some items with the same number of steps."""

    items: Ints
    """(i,)"""
    rows: Ints
    """(i, steps + 1) place of each category in tables over all columns."""

    @property
    def width(self) -> int:
        """Parameters of each."""
        return int(self.rows.shape[1])


def groups(firsts: Ints) -> Iterator[Group]:
    """All items, those with as many steps together; firsts: (k + 1,) where their columns begin."""
    categories = np.diff(firsts)
    for count in np.unique(categories):
        alike = np.flatnonzero(categories == count)
        for begin in range(0, len(alike), AT_ONCE):
            items = alike[begin : begin + AT_ONCE]
            yield Group(items, firsts[items][:, None] + np.arange(count))


def chances(rows: Doubles, guess: Doubles, abilities: Doubles) -> Doubles:
    """(i, categories, q) chance of each score: generalised partial credit, or 3PL with one step.

    Args:
        rows: (i, 1 + steps) parameters.
        guess: (i,) 0 to 1; counts with one step only.
        abilities: (q,)
    """
    found = _without_guess(rows, abilities)
    if rows.shape[1] == 2:
        floor = guess[:, None]
        right = floor + (1 - floor) * found[:, 1]
        found = np.stack([1 - right, right], axis=1)
    return np.maximum(found, FLOOR)


def _without_guess(rows: Doubles, abilities: Doubles) -> Doubles:
    weights = _sums(rows, abilities)
    weights -= weights.max(axis=1, keepdims=True)
    np.exp(weights, out=weights)
    weights /= weights.sum(axis=1, keepdims=True)
    return weights


def _sums(rows: Doubles, abilities: Doubles) -> Doubles:
    """(i, categories, q) logarithm of the weight of each category: sum of a (ability - step)."""
    logits = np.exp(rows[:, :1, None]) * (abilities - rows[:, 1:, None])
    found = np.zeros((len(rows), rows.shape[1], len(abilities)))
    np.cumsum(logits, axis=1, out=found[:, 1:])
    return found


def slopes(rows: Doubles, guess: Doubles, abilities: Doubles) -> Doubles:
    """(i, 1 + steps, categories, q) change of each chance with each parameter.

    With eta_x = sum over v <= x of a (ability - b_v): d P_x = P_x (d eta_x - sum_y P_y d eta_y),
    d eta_x / d log a = eta_x, d eta_x / d b_v = -a where x >= v.
    """
    plain, sums = _without_guess(rows, abilities), _sums(rows, abilities)
    width = rows.shape[1]
    reached = np.arange(width)[None, :] >= np.arange(1, width)[:, None]
    found = np.empty((len(rows), width, width, len(abilities)))
    found[:, 0] = sums
    found[:, 1:] = (-np.exp(rows[:, 0])[:, None, None] * reached)[..., None]
    found -= np.einsum("icq,ipcq->ipq", plain, found)[:, :, None]
    found *= plain[:, None]
    if width == 2:
        found *= (1 - guess)[:, None, None, None]
    return found
