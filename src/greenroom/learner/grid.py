"""The grid of abilities, and what a distribution on it says.

An ability is in logits on the scale of the reference cohort: mean 0, standard deviation 1.
"""

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

Doubles = NDArray[np.float64]

POINTS: Final = 41
LIMIT: Final = 4.5
GRID: Final[Doubles] = np.linspace(-LIMIT, LIMIT, POINTS)
"""(POINTS,) the abilities that are told apart."""
STEP: Final = 2 * LIMIT / (POINTS - 1)
EDGES: Final[Doubles] = np.append(GRID - STEP / 2, LIMIT + STEP / 2)
"""(POINTS + 1,) of the cells around them."""
SHARE_90: Final = 0.05
"""Left out on either side of a 90% interval."""


class Range(NamedTuple):
    """An ability with its uncertainty, in logits."""

    mean: float
    low: float
    """5% lie below."""
    high: float
    """5% lie above."""
    sd: float


def mass(log_weights: Doubles) -> Doubles:
    """(..., POINTS) probabilities from logarithms of weights, however small."""
    weights = np.exp(log_weights - log_weights.max(axis=-1, keepdims=True))
    found: Doubles = weights / weights.sum(axis=-1, keepdims=True)
    return found


def normal(mean: float = 0.0, sd: float = 1.0) -> Doubles:
    """(POINTS,) a normal distribution on the grid."""
    return mass(-0.5 * ((GRID - mean) / sd) ** 2)


def mean_of(probabilities: Doubles) -> Doubles:
    """(...,) of distributions (..., POINTS)."""
    found: Doubles = probabilities @ GRID
    return found


def sd_of(probabilities: Doubles) -> Doubles:
    """(...,) of distributions (..., POINTS)."""
    variance = probabilities @ GRID**2 - mean_of(probabilities) ** 2
    found: Doubles = np.sqrt(np.maximum(variance, 0.0))
    return found


def quantile(probabilities: Doubles, share: float) -> float:
    """The ability below which this share lies, of one distribution.

    Each point stands for its cell, over which its probability is spread evenly.
    """
    below = np.concatenate([[0.0], np.cumsum(probabilities)])
    return float(np.interp(share * below[-1], below, EDGES))


def chance_above(probabilities: Doubles, ability: float) -> float:
    """The probability that lies above an ability, cells cut where it falls."""
    below = np.concatenate([[0.0], np.cumsum(probabilities)])
    return float(1.0 - np.interp(ability, EDGES, below) / below[-1])


def range_of(probabilities: Doubles) -> Range:
    """Mean, 90% interval and standard deviation of one distribution."""
    return Range(
        float(mean_of(probabilities)),
        quantile(probabilities, SHARE_90),
        quantile(probabilities, 1 - SHARE_90),
        float(sd_of(probabilities)),
    )
