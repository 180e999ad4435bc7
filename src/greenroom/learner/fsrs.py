"""FSRS-6: how strong a memory is after each review, for many items at once.

A memory has a stability S (days until the chance of recall has fallen to 90%) and a difficulty D
(1 to 10). Formulas and default weights are those of FSRS-6, Ye and others,
https://github.com/open-spaced-repetition/awesome-fsrs/wiki/The-Algorithm; its reference in Python
counts whole days between reviews, and so does this.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

from greenroom.learner.grid import Doubles

Integers: TypeAlias = npt.NDArray[np.int64]

AGAIN, HARD, GOOD, EASY = 1, 2, 3, 4
"""Ratings of a recall."""
STABILITY_LEAST: Final = 0.001
"""Days."""
DIFFICULTY_LEAST, DIFFICULTY_MOST = 1.0, 10.0
INTERVAL_MOST_DAYS: Final = 36_500
BLOCK: Final = 8_192
"""Reviews taken at a time, so that what lies between stays in the processor's cache."""


@dataclass(frozen=True, slots=True)
class Weights:
    """The 21 weights, w0 to w20; the defaults were fitted on the reviews of many people."""

    first_stability: tuple[float, float, float, float] = (0.212, 1.2931, 2.3065, 8.2956)
    """w0 to w3, days: after a first review rated again, hard, good, easy."""
    first_difficulty: float = 6.4133
    """w4: after a first review rated again."""
    first_difficulty_rate: float = 0.8334
    """w5: how fast a better first rating makes it easier."""
    difficulty_change: float = 3.0194
    """w6: for each rating away from good."""
    reversion: float = 0.001
    """w7: share by which difficulty goes back to that of an easy item."""
    recall_scale: float = 1.8722
    """w8, logarithm."""
    recall_stability: float = 0.1666
    """w9: a stronger memory gains less."""
    recall_forgotten: float = 0.796
    """w10: one recalled late gains more."""
    forget_scale: float = 1.4835
    """w11"""
    forget_difficulty: float = 0.0614
    """w12"""
    forget_stability: float = 0.2629
    """w13"""
    forget_forgotten: float = 1.6483
    """w14"""
    hard_penalty: float = 0.6014
    """w15"""
    easy_bonus: float = 1.8729
    """w16"""
    same_day_rate: float = 0.5425
    """w17"""
    same_day_shift: float = 0.0912
    """w18"""
    same_day_stability: float = 0.0658
    """w19"""
    decay: float = 0.1542
    """w20: of the forgetting curve, a power of time."""

    @property
    def factor(self) -> float:
        """What makes the chance of recall 90% after as many days as the stability has."""
        return math.pow(0.9, -1 / self.decay) - 1


DEFAULT: Final = Weights()


class Strength(NamedTuple):
    """Of n memories."""

    stability: Doubles
    """(n,) days, at least 0.001."""
    difficulty: Doubles
    """(n,) 1 to 10."""


_Formula = Callable[[Strength, Integers, Integers, Weights], Doubles]


def retrievability(stability: Doubles, days: Doubles, weights: Weights = DEFAULT) -> Doubles:
    """Chance of recall: R = (1 + F t / S)^-w20 with F = 0.9^(-1/w20) - 1.

    Args:
        stability: (n,) days.
        days: (n,) since the last review; less than 0 is taken as 0.
        weights: of the model.
    """
    found: Doubles = (1 + weights.factor * np.maximum(days, 0) / stability) ** -weights.decay
    return found


def intervals(stability: Doubles, retention: float, weights: Weights = DEFAULT) -> Integers:
    """(n,) whole days after which the chance of recall has fallen to `retention`, 1 to 36,500."""
    exact = stability / weights.factor * (math.pow(retention, -1 / weights.decay) - 1)
    return np.clip(np.rint(exact), 1, INTERVAL_MOST_DAYS).astype(np.int64)


def first(ratings: Integers, weights: Weights = DEFAULT) -> Strength:
    """After the first review, (n,) ratings: S = w[G-1], D = w4 - exp(w5 (G - 1)) + 1."""
    stability = np.array(weights.first_stability)[ratings - 1]
    difficulty = _first_difficulty(ratings.astype(np.float64), weights)
    return Strength(
        np.maximum(stability, STABILITY_LEAST),
        np.clip(difficulty, DIFFICULTY_LEAST, DIFFICULTY_MOST),
    )


def review(
    before: Strength, days: Integers, ratings: Integers, weights: Weights = DEFAULT
) -> Strength:
    """After another review.

    Args:
        before: of n memories.
        days: (n,) whole days since the review before; less than 1 is a review on the same day.
        ratings: (n,) 1 again to 4 easy.
        weights: of the model.
    """
    difficulty = _next_difficulty(before.difficulty, ratings, weights)
    if len(ratings) == 1:
        # The fold over evidence comes here: looking for rows would take longer than the review.
        formula = _formula_of(int(days[0]), int(ratings[0]))
        alone = formula(before, days, ratings, weights)
        return Strength(np.maximum(alone, STABILITY_LEAST), difficulty)
    stability = np.empty(len(ratings))
    for start in range(0, len(ratings), BLOCK):
        rows = slice(start, start + BLOCK)
        part = Strength(before.stability[rows], before.difficulty[rows])
        stability[rows] = _next_stability(part, days[rows], ratings[rows], weights)
    return Strength(stability, difficulty)


def _first_difficulty(ratings: Doubles, weights: Weights) -> Doubles:
    found: Doubles = (
        weights.first_difficulty - np.exp(weights.first_difficulty_rate * (ratings - 1)) + 1
    )
    return found


def _next_difficulty(difficulty: Doubles, ratings: Integers, weights: Weights) -> Doubles:
    """D' = w7 D0(4) + (1 - w7) (D - w6 (G - 3) (10 - D) / 9), 1 to 10."""
    easiest = weights.first_difficulty - math.exp(weights.first_difficulty_rate * (EASY - 1)) + 1
    change = -weights.difficulty_change * (ratings - GOOD) / 9
    damped = difficulty + (DIFFICULTY_MOST - difficulty) * change
    found = weights.reversion * easiest + (1 - weights.reversion) * damped
    return np.minimum(np.maximum(found, DIFFICULTY_LEAST), DIFFICULTY_MOST)


def _next_stability(
    before: Strength, days: Integers, ratings: Integers, weights: Weights
) -> Doubles:
    is_same_day, is_missed = days < 1, ratings == AGAIN
    found = np.empty(len(ratings))
    # Each formula has its own powers, which cost the most; none is taken for rows that it is not
    # for.
    for rows, formula in (
        (is_same_day, _same_day),
        (~is_same_day & is_missed, _forgotten),
        (~is_same_day & ~is_missed, _recalled),
    ):
        at = np.flatnonzero(rows)
        if len(at):
            part = Strength(before.stability[at], before.difficulty[at])
            found[at] = formula(part, days[at], ratings[at], weights)
    return np.maximum(found, STABILITY_LEAST)


def _formula_of(days: int, rating: int) -> _Formula:
    if days < 1:
        return _same_day
    return _forgotten if rating == AGAIN else _recalled


def _same_day(before: Strength, _days: Integers, ratings: Integers, weights: Weights) -> Doubles:
    """S' = S exp(w17 (G - 3 + w18)) S^-w19; no less than S unless it was missed."""
    by_rating = np.exp(weights.same_day_rate * (np.arange(5) - GOOD + weights.same_day_shift))
    growth = by_rating[ratings] * before.stability**-weights.same_day_stability
    found: Doubles = before.stability * np.where(ratings == AGAIN, growth, np.maximum(growth, 1))
    return found


def _forgotten(before: Strength, days: Integers, _ratings: Integers, weights: Weights) -> Doubles:
    """S' = min(w11 D^-w12 ((S + 1)^w13 - 1) exp(w14 (1 - R)), S / exp(w17 w18))."""
    left = retrievability(before.stability, days.astype(np.float64), weights)
    long_term = (
        weights.forget_scale
        * before.difficulty**-weights.forget_difficulty
        * ((before.stability + 1) ** weights.forget_stability - 1)
        * np.exp(weights.forget_forgotten * (1 - left))
    )
    most = before.stability / math.exp(weights.same_day_rate * weights.same_day_shift)
    return np.minimum(long_term, most)


def _recalled(before: Strength, days: Integers, ratings: Integers, weights: Weights) -> Doubles:
    """S' = S (1 + exp(w8) (11 - D) S^-w9 (exp(w10 (1 - R)) - 1) w15 if hard, w16 if easy)."""
    left = retrievability(before.stability, days.astype(np.float64), weights)
    by_rating = np.array([1, 1, weights.hard_penalty, 1, weights.easy_bonus])
    growth = (
        math.exp(weights.recall_scale)
        * (11 - before.difficulty)
        * before.stability**-weights.recall_stability
        * (np.exp(weights.recall_forgotten * (1 - left)) - 1)
        * by_rating[ratings]
    )
    found: Doubles = before.stability * (1 + growth)
    return found
