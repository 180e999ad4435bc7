"""Grades of answers to questions that the learner was not fitted on, with intervals.

Everything that labels decide is decided on other questions: the learner, the map from its output to
grades (isotonic), the widths of the intervals (split-conformal: Papadopoulos et al. 2002) and the
grade from which an answer passes.
"""

import importlib.util
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple, Self, TypeAlias

import numpy as np
from numpy.typing import NDArray

from greenroom.errors import RequestError
from greenroom.evaluation.features import Progress, silent
from greenroom.evaluation.figures import PASS, macro_f1

Doubles: TypeAlias = NDArray[np.float64]
Truths: TypeAlias = NDArray[np.bool_]
Numbers: TypeAlias = NDArray[np.int64]

OUTER_FOLDS: Final = 10
INNER_FOLDS: Final = 5
LEAST_QUESTIONS: Final = 5
"""So that training questions can be held out in turn."""
SEED: Final = 0
TREES: Final = 200
LEAST_IN_LEAF: Final = 20
"""Smaller leaves gain nothing on unseen questions and lose on unseen subjects."""
FEATURE_SHARE: Final = 0.4
VECTOR_ROWS_LIMIT: Final = 3_000
"""Support vectors take time with the square of the rows and gain nothing beyond."""
INTERVAL: Final = 0.8
BANDS: Final = 3
THRESHOLDS: Final = np.linspace(0.2, 0.8, 61)
NEIGHBOURS: Final = 5
"""Thresholds on either side."""
_WINDOW: Final = np.full(2 * NEIGHBOURS + 1, 1 / (2 * NEIGHBOURS + 1))


class Predicted(NamedTuple):
    """Grades of n answers, 0 to 1."""

    scores: Doubles
    low: Doubles
    """Of the 80% interval."""
    high: Doubles
    passes: Truths


class Fold(NamedTuple):
    """Rows to fit on and rows to grade."""

    train: Truths
    test: Truths


class Learner:
    """Mean of extremely randomised trees (Geurts et al. 2006) and support vector regression.

    Raises:
        RequestError: scikit-learn is not installed.
    """

    def __init__(self) -> None:
        if importlib.util.find_spec("sklearn") is None:
            raise RequestError("needs scikit-learn: install greenroom[data]")
        # Late: together they take a second, and no other command needs them.
        from sklearn.ensemble import ExtraTreesRegressor  # noqa: PLC0415 - late, see above
        from sklearn.pipeline import make_pipeline  # noqa: PLC0415 - late, see above
        from sklearn.preprocessing import StandardScaler  # noqa: PLC0415 - late, see above
        from sklearn.svm import SVR  # noqa: PLC0415 - late, see above

        self._trees: Any = ExtraTreesRegressor(
            TREES,
            min_samples_leaf=LEAST_IN_LEAF,
            max_features=FEATURE_SHARE,
            random_state=SEED,
        )
        self._vectors: Any = make_pipeline(
            StandardScaler(), SVR(C=1.0, epsilon=0.05, gamma=0.01, cache_size=500)
        )

    def fit(self, table: Doubles, grades: Doubles) -> Self:
        """Learn from rows; the same rows give the same learner."""
        self._trees.set_params(n_jobs=-1).fit(table, grades)
        # In threads the trees' outputs are added in any order, and the last digits with it.
        self._trees.set_params(n_jobs=1)
        some = np.random.default_rng(SEED).permutation(len(grades))[:VECTOR_ROWS_LIMIT]
        self._vectors.fit(table[some], grades[some])
        return self

    def predict(self, table: Doubles) -> Doubles:
        """(len(table),) outputs, not yet on the scale of grades."""
        both = (self._trees.predict(table) + self._vectors.predict(table)) / 2
        return np.asarray(both, dtype=np.float64)


class Isotonic:
    """The best map that never falls, from any measure to grades."""

    def __init__(self, measured: Doubles, grades: Doubles) -> None:
        from sklearn.isotonic import IsotonicRegression  # noqa: PLC0415 (as above)

        self._map: Any = IsotonicRegression(out_of_bounds="clip").fit(measured, grades)

    def __call__(self, measured: Doubles) -> Doubles:
        """(n,) grades."""
        return np.asarray(self._map.predict(measured), dtype=np.float64)


@dataclass(frozen=True, slots=True, eq=False)
class Bands:
    """How far grades lie from outputs, by three bands of the output with as many rows each."""

    edges: Doubles
    """(2,) outputs."""
    below: Doubles
    """(3,) added to an output gives the interval's low end."""
    above: Doubles

    @classmethod
    def of(cls, outputs: Doubles, grades: Doubles) -> Self:
        """Of held-out rows. Either end misses the same share, which a skewed scale needs."""
        edges = np.quantile(outputs, [k / BANDS for k in range(1, BANDS)])
        band = np.searchsorted(edges, outputs)
        ends = [_ends(grades[band == b] - outputs[band == b]) for b in range(BANDS)]
        below, above = np.array(ends).T
        return cls(edges, below, above)

    def around(self, outputs: Doubles) -> tuple[Doubles, Doubles]:
        """Low and high end of each, inside the scale."""
        band = np.searchsorted(self.edges, outputs)
        low, high = outputs + self.below[band], outputs + self.above[band]
        return np.clip(low, 0.0, 1.0), np.clip(high, 0.0, 1.0)


def _ends(residuals: Doubles) -> tuple[float, float]:
    """Quantiles with the correction for a finite number of rows; all of them, if there are few."""
    n = len(residuals)
    if not n:
        return -1.0, 1.0
    share = min(1.0, np.ceil((n + 1) * (1 + INTERVAL) / 2) / n)
    low, high = np.quantile(residuals, [1 - share, share])
    return float(low), float(high)


@dataclass(frozen=True, slots=True, eq=False)
class Grader:
    """What was fitted on one set of rows."""

    learner: Learner
    scale: Isotonic
    """From the learner's output to grades."""
    bands: Bands
    passing: float
    """Answers above this grade pass."""

    def grade(self, table: Doubles) -> Predicted:
        """Grades with intervals; each interval holds its grade."""
        outputs = self.learner.predict(table)
        scores = calibrated(outputs, self.scale)
        low, high = self.bands.around(outputs)
        return Predicted(
            scores, np.minimum(low, scores), np.maximum(high, scores), scores > self.passing
        )


def calibrated(outputs: Doubles, scale: Isotonic) -> Doubles:
    """Grades of a learner's outputs: half of the way to the map.

    Outputs were fitted to grades and lie near them; with few questions the map's steps are noise.
    """
    return (np.clip(outputs, 0.0, 1.0) + scale(outputs)) / 2


def folds(questions: NDArray[Any], count: int) -> list[Fold]:
    """Splits in which no question is on both sides; each row is graded once."""
    names = np.unique(questions)
    np.random.default_rng(SEED).shuffle(names)
    parts = np.array_split(names, min(count, len(names)))
    tested = [np.isin(questions, part) for part in parts]
    return [Fold(~test, test) for test in tested]


def held_out_outputs(table: Doubles, grades: Doubles, questions: Numbers) -> Doubles:
    """(n,) the learner's output for each row, fitted on the rows of other questions."""
    found = np.zeros(len(grades))
    for train, test in folds(questions, INNER_FOLDS):
        found[test] = Learner().fit(table[train], grades[train]).predict(table[test])
    return found


def fit(table: Doubles, grades: Doubles, questions: Numbers) -> Grader:
    """A grader of these rows.

    Args:
        table: (n, k) features.
        grades: (n,) 0 to 1.
        questions: (n,) the question of each.

    Raises:
        RequestError: scikit-learn is not installed, or there are too few questions.
    """
    outputs = held_out_outputs(table, grades, questions)
    scale = Isotonic(outputs, grades)
    return Grader(
        Learner().fit(table, grades),
        scale,
        Bands.of(outputs, grades),
        passing_grade(calibrated(outputs, scale), grades),
    )


def passing_grade(scores: Doubles, grades: Doubles) -> float:
    """The threshold of the best macro F1 on these rows; grades of a half and more are right.

    The best by a mean over its neighbours: the highest point of so jagged a curve is chance.
    """
    rights = [macro_f1(grades >= PASS, scores > threshold) for threshold in THRESHOLDS]
    smooth = np.convolve(np.pad(rights, NEIGHBOURS, mode="edge"), _WINDOW, mode="valid")
    return float(THRESHOLDS[int(np.argmax(smooth))])


def grade_held_out(
    table: Doubles,
    grades: Doubles,
    questions: Numbers,
    plan: Sequence[Fold],
    progress: Progress = silent,
) -> Predicted:
    """Every row that the plan tests, graded by what was fitted on the fold's training rows.

    Rows that no fold tests are NaN.

    Raises:
        RequestError: scikit-learn is not installed.
    """
    n = len(grades)
    scores, low, high = np.full((3, n), np.nan)
    found = Predicted(scores, low, high, np.zeros(n, dtype=np.bool_))
    for number, (train, test) in enumerate(plan):
        progress("fitting", number, len(plan))
        graded = fit(table[train], grades[train], questions[train]).grade(table[test])
        for column, values in zip(found, graded, strict=True):
            column[test] = values
    progress("fitting", len(plan), len(plan))
    return found
