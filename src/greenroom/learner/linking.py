"""Fits brought to one scale, and items that changed between two of them."""

import math
from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from greenroom.learner.grid import Doubles
from greenroom.learner.parameters import Parameters

DRIFT_Z: Final = 3.0
"""Standard errors by which an item's difficulty moved."""
LEAST_COMMON: Final = 5
"""Items in common below which a scale is taken as it is."""


class Link(NamedTuple):
    """Difficulty on the old scale = slope x difficulty on the new one + shift."""

    slope: float = 1.0
    shift: float = 0.0

    def on_old(self, item: Parameters) -> Parameters:
        """The item on the old scale."""
        return Parameters(
            tuple(self.slope * step + self.shift for step in item.steps),
            self.slope * item.sd,
            item.log_a - math.log(self.slope),
            item.log_a_sd,
            item.guess,
        )


def mean_sigma(old: Sequence[Parameters], new: Sequence[Parameters]) -> Link:
    """The link by items in common, so that their difficulties have the same mean and spread.

    Marco, Journal of Educational Measurement 14 (1977) 139-160. With few items, or items that are
    all as difficult, the scale is taken as it is.

    Args:
        old: items as they were.
        new: the same items, in the same order, as they are now.
    """
    if len(old) < LEAST_COMMON:
        return Link()
    before, after = _difficulties(old), _difficulties(new)
    if min(before.std(), after.std()) < 1e-6:
        return Link()
    slope = float(before.std() / after.std())
    return Link(slope, float(before.mean() - slope * after.mean()))


def drift_z(old: Sequence[Parameters], new: Sequence[Parameters]) -> Doubles:
    """(k,) change of each item's difficulty in standard errors, of two fits on one scale.

    The fits are taken as made from different answers. What both were told beforehand makes them
    more alike, so that too few rather than too many items are called changed.
    """
    spread = np.array([math.hypot(a.sd, b.sd) for a, b in zip(old, new, strict=True)])
    found: Doubles = (_difficulties(new) - _difficulties(old)) / np.maximum(spread, 1e-9)
    return found


def drifted(old: Sequence[Parameters], new: Sequence[Parameters]) -> NDArray[np.bool_]:
    """(k,) whether each item's difficulty changed by more than chance."""
    return np.asarray(np.abs(drift_z(old, new)) > DRIFT_Z)


def _difficulties(items: Sequence[Parameters]) -> Doubles:
    return np.array([item.difficulty for item in items])
