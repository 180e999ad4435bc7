"""Figures of agreement between grades, each with an interval over questions.

Grades run from 0 to 1 and so do errors. A figure that the data cannot give is NaN: the correlation
with a constant, for one.
"""

from collections.abc import Callable
from typing import Final, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

Doubles: TypeAlias = NDArray[np.float64]
Measure: TypeAlias = Callable[[Doubles, Doubles], float]

DRAWS: Final = 500
_ENDS: Final = (2.5, 97.5)
PASS: Final = 0.5
"""Where right and wrong part, if a file knows no other grades."""


class Figure(NamedTuple):
    """A figure with its 95% interval over questions; NaN where the data cannot give it."""

    value: float
    low: float
    high: float


def pearson(truth: Doubles, guess: Doubles) -> float:
    """Linear correlation r, -1 to 1; NaN if either is constant."""
    if len(truth) < 2 or np.ptp(truth) == 0 or np.ptp(guess) == 0:
        return float("nan")
    return float(np.corrcoef(truth, guess)[0, 1])


def rmse(truth: Doubles, guess: Doubles) -> float:
    """Root mean squared error, 0 to 1 of the scale."""
    return float(np.sqrt(np.mean((truth - guess) ** 2)))


def quadratic_kappa(truth: Doubles, guess: Doubles, steps: int) -> float:
    """Cohen's kappa with quadratic weights (Cohen 1968) of grades rounded to steps + 1 levels.

    1 - sum(w o) / sum(w e) with w = (i - j)^2, o the observed and e the chance proportions; as w is
    a square, both sums are means of squared differences.
    """
    one, other = on_steps(truth, steps), on_steps(guess, steps)
    observed = float(np.mean((one - other) ** 2))
    chance = float(np.var(one) + np.var(other) + (one.mean() - other.mean()) ** 2)
    return 1 - observed / chance if chance else float("nan")


def on_steps(grades: Doubles, steps: int) -> Doubles:
    """Grades as whole numbers from 0 to `steps`; halves go up."""
    return np.floor(np.clip(grades, 0.0, 1.0) * steps + 0.5)


def steps_of(grades: Doubles, most: int = 10, otherwise: int = 5) -> int:
    """The least number of equal steps on which all grades lie; `otherwise` if beyond `most`."""
    for steps in range(1, most + 1):
        scaled = grades * steps
        # Grades are written with two or three digits: a third is 0.33.
        if np.abs(scaled - np.round(scaled)).max() <= 0.005 * steps:
            return steps
    return otherwise


def macro_f1(truth: NDArray[np.bool_], guess: NDArray[np.bool_]) -> float:
    """Mean of the F1 of right and of wrong answers; the F1 of an absent class is 0."""
    both = [(truth, guess), (~truth, ~guess)]
    return float(np.mean([_f1(is_so, is_said) for is_so, is_said in both]))


def _f1(is_so: NDArray[np.bool_], is_said: NDArray[np.bool_]) -> float:
    total = int(is_so.sum()) + int(is_said.sum())
    return 2 * int((is_so & is_said).sum()) / total if total else 0.0


def coverage(truth: Doubles, low: Doubles, high: Doubles) -> float:
    """Share of grades inside their interval, its ends included."""
    return float(np.mean((low <= truth) & (truth <= high)))


def over_questions(
    measure: Callable[[NDArray[np.int64]], float], questions: NDArray[np.int64], seed: int = 0
) -> Figure:
    """A figure with the 95% percentile interval of a bootstrap that draws whole questions.

    Answers to one question are alike; drawing answers would make the interval too narrow.

    Args:
        measure: the figure of the rows with these places.
        questions: (n,) the question of each row.
        seed: of the draws.
    """
    of_each = [np.flatnonzero(questions == one) for one in np.unique(questions)]
    rng = np.random.default_rng(seed)
    drawn = np.array(
        [
            measure(
                np.concatenate([of_each[i] for i in rng.integers(len(of_each), size=len(of_each))])
            )
            for _ in range(DRAWS)
        ]
    )
    value = measure(np.arange(len(questions)))
    known = drawn[np.isfinite(drawn)]
    low, high = np.percentile(known, _ENDS) if len(known) else (np.nan, np.nan)
    return Figure(value, float(low), float(high))


def compared(
    measure: Measure, truth: Doubles, guess: Doubles, questions: NDArray[np.int64]
) -> Figure:
    """A figure of two columns of grades with its interval."""
    return over_questions(lambda rows: measure(truth[rows], guess[rows]), questions)
