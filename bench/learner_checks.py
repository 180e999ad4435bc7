"""How well beliefs fit what is true: coverage, PIT, calibration of chances, each by people."""

from collections.abc import Callable
from typing import Final

import numpy as np
from learner_people import Places
from numpy.typing import NDArray

from greenroom.evaluation.figures import Figure
from greenroom.learner.grid import SHARE_90, Doubles

BINS: Final = 10
CHI_SQUARE_95: Final = 16.92
"""Of 9 degrees of freedom."""
DRAWS: Final = 500
NORMAL_95: Final = 1.96


def over_people(values: Doubles) -> Figure:
    """Mean of (n,) or (n, several), its 95% interval by people."""
    each = values.reshape(len(values), -1).mean(axis=1)
    half = NORMAL_95 * float(each.std(ddof=1)) / np.sqrt(len(each))
    mean = float(each.mean())
    return Figure(mean, mean - half, mean + half)


def covered(level: Doubles) -> Figure:
    """Share of truths inside their 90% interval, from the chances of less than they are."""
    inside = (level >= SHARE_90) & (level <= 1 - SHARE_90)
    return over_people(inside.astype(np.float64))


def rmse(error: Doubles) -> Figure:
    """Root mean squared error, its 95% interval by people."""
    square = over_people(error**2)
    return Figure(*(float(np.sqrt(max(end, 0.0))) for end in square))


def pit_chi_square(level: Doubles, rng: np.random.Generator) -> float:
    """Of chances of less than is true, which are even if beliefs are right; one a person.

    Abilities of one person are not independent, so one of several is drawn.
    """
    if level.ndim > 1:
        level = level[np.arange(len(level)), rng.integers(level.shape[1], size=len(level))]
    seen = np.histogram(level, BINS, (0.0, 1.0))[0]
    due = len(level) / BINS
    return float(((seen - due) ** 2 / due).sum())


def log_losses(chance: Doubles, happened: NDArray[np.bool_]) -> Doubles:
    """(n,) minus the logarithm of the chance of what happened."""
    right = np.where(happened, chance, 1 - chance)
    found: Doubles = -np.log(np.clip(right, 1e-12, 1.0))
    return found


def ece(chance: Doubles, happened: NDArray[np.bool_]) -> float:
    """Expected calibration error: mean distance of chance and share in ten bins, by their size."""
    return float(_ece(chance, happened[None].astype(np.float64))[0])


def _ece(chance: Doubles, happened: Doubles) -> Doubles:
    bins = np.minimum((chance * BINS).astype(np.int64), BINS - 1)
    member = (np.arange(BINS) == bins[:, None]).astype(np.float64)
    found: Doubles = np.abs((happened - chance) @ member).sum(axis=1) / len(chance)
    return found


def ece_figure(chance: Doubles, happened: NDArray[np.bool_], rng: np.random.Generator) -> Figure:
    """With the 95% interval of a bootstrap over people, which lies a little high."""
    drawn = [rng.integers(len(chance), size=len(chance)) for _ in range(DRAWS // 5)]
    ends = np.percentile([ece(chance[rows], happened[rows]) for rows in drawn], [2.5, 97.5])
    return Figure(ece(chance, happened), float(ends[0]), float(ends[1]))


def ece_of_chance(chance: Doubles, rng: np.random.Generator) -> float:
    """What chances that are exactly right would get: few people are never spread evenly."""
    happened = (rng.random((DRAWS // 5, len(chance))) < chance).astype(np.float64)
    return float(_ece(chance, happened).mean())


def auc_of(chance: Doubles, right: Doubles) -> Callable[[Doubles], float]:
    """Chance that a right answer was given more than a wrong one, by weights (n,); ties half."""
    order = np.argsort(chance, kind="stable")
    is_right, score = right[order], chance[order]
    starts = np.flatnonzero(np.diff(score, prepend=-np.inf))

    def weighted(weights: Doubles) -> float:
        each = weights[order]
        good = np.add.reduceat(each * is_right, starts)
        bad = np.add.reduceat(each * (1 - is_right), starts)
        above = good.sum() - np.cumsum(good)
        return float(((above + good / 2) @ bad) / (good.sum() * bad.sum()))

    return weighted


def over_users(
    measure: Callable[[Doubles], float],
    users: Places,
    rng: np.random.Generator,
    draws: int = DRAWS,
) -> Figure:
    """A figure of weighted answers, its 95% interval by a bootstrap that draws whole users."""
    n = int(users.max()) + 1
    value = measure(np.ones(len(users)))
    drawn = []
    for _ in range(draws):
        times = np.bincount(rng.integers(n, size=n), minlength=n).astype(np.float64)
        drawn.append(measure(times[users]))
    low, high = np.percentile(drawn, [2.5, 97.5])
    return Figure(value, float(low), float(high))
