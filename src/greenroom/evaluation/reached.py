"""How well a reader does on questions that it was not fitted on.

Machines are held out by question. So are the maps to shares, scores and intervals: those of a fold
come from the questions of the other folds.
"""

from dataclasses import dataclass, replace
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from greenroom.evaluation.features import Progress, silent
from greenroom.evaluation.figures import Figure, coverage, over_questions, quadratic_kappa, steps_of
from greenroom.evaluation.held_out import folds
from greenroom.evaluation.points import (
    CONTESTED,
    FOLDS,
    Doubles,
    Rows,
    calibrated,
    held_out_raw,
    per_answer,
    spreads,
)
from greenroom.graders.rubric.bands import HALF_FROM, MOST_FROM
from greenroom.graders.rubric.embedded import PARTLY_FROM
from greenroom.graders.rubric.scale import LEAST_SPREAD, shipped

BANDS: Final = (HALF_FROM, MOST_FROM)
"""Scores from which an answer is told to have half, and most, of a full one."""


class HeldOut(NamedTuple):
    """What readers of other questions make of n answers."""

    score: Doubles
    low: Doubles
    """Of the 80% interval."""
    high: Doubles
    label: Doubles
    question: NDArray[np.str_]


@dataclass(frozen=True, slots=True)
class Reached:
    """Figures of one way to fit, each with its 95% interval over questions."""

    point_auc: Figure
    """Chance that a covered point of a sample gets more than a missing one."""
    bands: Figure
    """Share of samples that are told the band of their label: little, half, most."""
    kappa: Figure
    """Quadratic, of scores with labels."""
    covered: Figure
    """Share of labels inside the 80% interval."""
    width: Figure
    """Mean of the interval, 0 to 1."""
    sides: Figure | None
    """Share of contested points on which the reader sides with the learner; None without any."""


def held_out_values(
    rows: Rows,
    progress: Progress = silent,
    what: str = "fitting on other questions",
    taught_by: NDArray[np.bool_] | None = None,
) -> Doubles:
    """(n,) as `held_out_raw` over the usual folds, telling how far it is."""
    plan = folds(rows.question, FOLDS)
    found = np.zeros(len(rows.share))
    for number, fold in enumerate(plan):
        progress(what, number, len(plan))
        found[fold.test] = held_out_raw(rows, [fold], taught_by)[fold.test]
    progress(what, len(plan), len(plan))
    return found


def reached(rows: Rows, raw: Doubles) -> Reached:
    """Figures of rows, given what machines of other questions gave for them."""
    shares, graded = held_out(rows, raw)
    contested = rows.answer == CONTESTED
    kept, questions = rows.is_sample, _numbers(rows.question)
    of_answer = _numbers(graded.question)
    steps = steps_of(graded.label)
    told, labelled = np.digitize(graded.score, BANDS), np.digitize(graded.label, BANDS)
    seen, wanted, asked = shares[kept], rows.share[kept], questions[kept]
    agrees = ((shares >= PARTLY_FROM) == (rows.share > 0))[contested]
    return Reached(
        point_auc=over_questions(lambda i: auc(wanted[i], seen[i]), asked),
        bands=over_questions(lambda i: float(np.mean(told[i] == labelled[i])), of_answer),
        kappa=over_questions(
            lambda i: quadratic_kappa(graded.label[i], graded.score[i], steps), of_answer
        ),
        covered=over_questions(
            lambda i: coverage(graded.label[i], graded.low[i], graded.high[i]), of_answer
        ),
        width=over_questions(lambda i: float(np.mean((graded.high - graded.low)[i])), of_answer),
        sides=over_questions(lambda i: float(np.mean(agrees[i])), questions[contested])
        if contested.any()
        else None,
    )


def held_out(rows: Rows, raw: Doubles) -> tuple[Doubles, HeldOut]:
    """The share of each row, and the grade of each sample in the order of their numbers."""
    plan = folds(rows.question, FOLDS)
    shares = np.zeros(len(raw))
    parts = []
    for fold in plan:
        # The machine itself is not used: raw values are there already.
        maps = calibrated(shipped(), part(rows, fold.train), raw[fold.train])
        shares[fold.test] = np.interp(raw[fold.test], *maps.share_knots)
        here = part(rows, fold.test)
        if not here.is_sample.any():
            continue
        weighted, label, question = per_answer(here, shares[fold.test])
        score = np.interp(weighted, *maps.score_knots)
        below, above = (
            reach * (spreads(here, shares[fold.test]) + LEAST_SPREAD) for reach in maps.reach
        )
        low, high = np.clip(score - below, 0.0, 1.0), np.clip(score + above, 0.0, 1.0)
        numbers = np.unique(rows.answer[fold.test & rows.is_sample])
        parts.append((numbers, HeldOut(score, low, high, label, question)))
    order = np.argsort(np.concatenate([numbers for numbers, _ in parts]))
    columns = zip(*(one for _, one in parts), strict=True)
    return shares, HeldOut(*(np.concatenate(column)[order] for column in columns))


def part(rows: Rows, chosen: NDArray[np.bool_]) -> Rows:
    """Some of the rows, the answers among them numbered from 0 in their order."""
    columns = ("question", "answer", "table", "share", "point_weight")
    found = Rows(*(getattr(rows, name)[chosen] for name in columns))
    answer = found.answer.copy()
    answer[found.is_sample] = np.unique(answer[found.is_sample], return_inverse=True)[1]
    return replace(found, answer=answer)


def auc(label: Doubles, share: Doubles) -> float:
    """Area under the ROC curve of label 1 against 0; ties count half, other labels not at all."""
    covered, missing = share[label == 1], np.sort(share[label == 0])
    if not len(covered) or not len(missing):
        return float("nan")
    under, up_to = (np.searchsorted(missing, covered, side) for side in ("left", "right"))
    return float(np.mean(under + up_to) / (2 * len(missing)))


def _numbers(names: NDArray[np.str_]) -> NDArray[np.int64]:
    return np.unique(names, return_inverse=True)[1].astype(np.int64)
