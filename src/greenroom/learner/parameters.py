"""What is known of an item, and how likely each score is at each ability.

Two-parameter logistic (Birnbaum 1968), with a floor where one can guess (3PL), and generalised
partial credit for answers that can be right in part (Muraki 1992): step x of an item leads from
category x - 1 to x, and P(x) is proportional to exp(sum over v <= x of a (ability - b_v)).
"""

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np

from greenroom.learner.grid import GRID, Doubles

NODES: Final = 9
"""Of the Gauss-Hermite rule over each uncertain parameter."""
LEAST_CHANCE: Final = 1e-9


@dataclass(frozen=True, slots=True)
class Parameters:
    """An item's parameters with their uncertainty, in logits."""

    steps: tuple[float, ...]
    """Difficulty of each step; one for answers that are right or wrong."""
    sd: float
    """Of the difficulties, which are uncertain together."""
    log_a: float = 0.0
    """Logarithm of the discrimination."""
    log_a_sd: float = 0.25
    guess: float = 0.0
    """Chance of those who know nothing; only with one step."""

    @property
    def difficulty(self) -> float:
        """The mean of the steps: at this ability half the score is expected, guessing apart."""
        return math.fsum(self.steps) / len(self.steps)

    @property
    def categories(self) -> int:
        """Scores that are told apart."""
        return len(self.steps) + 1

    def category(self, score: float) -> int:
        """The category of a score, 0 to 1."""
        return round(score * len(self.steps))


def category_chances(
    abilities: Doubles, steps: Doubles, a: float | Doubles, guess: float
) -> Doubles:
    """(categories, n) chance of each score, of an item whose parameters are known.

    Args:
        abilities: (n,)
        steps: (categories - 1,)
        a: discrimination, a scalar or (n,)
        guess: 0 to 1; of an item with one step.
    """
    logits = a * (abilities[None, :] - steps[:, None])
    sums = np.concatenate([np.zeros((1, len(abilities))), np.cumsum(logits, axis=0)])
    weights = np.exp(sums - sums.max(axis=0))
    found: Doubles = weights / weights.sum(axis=0)
    if guess > 0:
        right = guess + (1 - guess) * found[1]
        found = np.array([1 - right, right])
    return found


@lru_cache(maxsize=16_384)
def curves(item: Parameters) -> Doubles:
    """(categories, POINTS) chance of each score on the grid, over all that the item may be.

    Averaged over the uncertainty of its parameters: taken as exact, they make intervals of ability
    too narrow (82% instead of 90% with the uncertainty of authors' estimates). Not to be changed.
    """
    nodes, weights = np.polynomial.hermite_e.hermegauss(NODES)
    weights = weights / weights.sum()
    steps = np.array(item.steps)
    found = np.zeros((item.categories, len(GRID)))
    for shift, share in zip(nodes, weights, strict=True):
        for turn, part in zip(nodes, weights, strict=True):
            a = math.exp(item.log_a + item.log_a_sd * turn)
            each = category_chances(GRID, steps + item.sd * shift, a, item.guess)
            found += share * part * each
    found.flags.writeable = False
    return found


def expected(item: Parameters) -> Doubles:
    """(POINTS,) expected score, 0 to 1, on the grid."""
    chances = curves(item)
    found: Doubles = np.arange(item.categories) @ chances / len(item.steps)
    return found


def log_likelihood(item: Parameters, score: float, errors: Doubles | None = None) -> Doubles:
    """(POINTS,) logarithm of how likely this score is at each ability.

    A score between two categories counts for both, by how near it is: so an answer that hints had
    their price in tells less than one found alone.

    Args:
        item: what is known of it.
        score: 0 to 1.
        errors: (categories, categories) chance that a grader gives the column where the row is
            true; None for a grader that does not err.
    """
    chances = curves(item) if errors is None else errors.T @ curves(item)
    logs = np.log(np.maximum(chances, LEAST_CHANCE))
    place = score * len(item.steps)
    under, over = math.floor(place), math.ceil(place)
    found: Doubles = logs[under] + (place - under) * (logs[over] - logs[under])
    return found
