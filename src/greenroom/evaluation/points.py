"""Fits the reader of points on the graded samples of a bank; a question is never in two folds."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, Literal

import numpy as np
from numpy.typing import NDArray

from greenroom.evaluation.held_out import Fold, folds
from greenroom.graders.rubric.match import Similar, weigh
from greenroom.graders.rubric.opposites import swapped
from greenroom.graders.rubric.scale import LEAST_SPREAD, Scale, heard, standardised
from greenroom.graders.rubric.table import COLUMNS, Prepared, Table, prepare, tabulate
from greenroom.kinds.open import rubric_of
from greenroom.kinds.open.item import OpenItem, OpenSample
from greenroom.text.encoder import encoder

Doubles = NDArray[np.float64]

FOLDS: Final = 11
COST, TUBE, GAMMA = 1.0, 0.1, 0.006
"""Of the support vector regression; chosen by the folds."""
MADE, CONTESTED = -1, -2
"""In place of an answer's number: made from a wording, and a point that a learner contested."""
MADE_WEIGHT: Final = 0.5
"""Of rows that are made from wordings, beside rows of samples."""
LEVEL: Final = 0.8
"""Share of answers that an interval holds."""


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """n points of answers, as they were seen and as they are labelled."""

    question: NDArray[np.str_]
    answer: NDArray[np.int64]
    """Points of one answer have one number; MADE and CONTESTED are no answer's."""
    table: Doubles
    """(n, columns)"""
    share: Doubles
    point_weight: Doubles

    @property
    def is_sample(self) -> NDArray[np.bool_]:
        """Which rows come from graded samples."""
        return self.answer >= 0


def joined(*parts: Rows) -> Rows:
    """All of their rows; where a question is in several, folds hold it out as one."""
    columns = ("question", "answer", "table", "share", "point_weight")
    return Rows(*(np.concatenate([getattr(one, name) for one in parts]) for name in columns))


@dataclass(frozen=True, slots=True, eq=False)
class Heard:
    """Whether a misconception led over the point it turns round, and was held."""

    lead: float
    recall: float
    held: bool


def rows_of(
    items: Sequence[OpenItem], progress: Callable[[int], None] = lambda done: None
) -> tuple[Rows, list[Heard]]:
    """Every point of every sample, and of wordings that stand for answers.

    Raises:
        GraderFault: the encoder failed.
    """
    found: list[tuple[str, int, Doubles, float, float]] = []
    beliefs: list[Heard] = []
    number = 0
    for done, item in enumerate(items):
        prepared = prepare(rubric_of(item))
        for sample in item.samples:
            table = tabulate(prepared, sample.answer)
            found += _labelled(item, sample, table, number)
            beliefs += _heard(item, sample, prepared, table)
            number += 1
        found += [
            (item.uid, MADE, values, 1.0, point.weight)
            for point, values in zip(
                item.points, tabulate(prepared, item.strong).values, strict=True
            )
        ]
        found += list(_made(item, prepared))
        progress(done + 1)
    question, answer, table_, share, weight = zip(*found, strict=True)
    return (
        Rows(
            np.array(question), np.array(answer), np.array(table_), np.array(share),
            np.array(weight),
        ),
        beliefs,
    )  # fmt: skip


def _labelled(
    item: OpenItem, sample: OpenSample, table: Table, number: int
) -> Iterator[tuple[str, int, Doubles, float, float]]:
    for point, values in zip(item.points, table.values, strict=True):
        share = 1.0 if point.id in sample.covered else 0.5 if point.id in sample.partly else 0.0
        yield item.uid, number, values, share, point.weight


def _heard(item: OpenItem, sample: OpenSample, prepared: Prepared, table: Table) -> Iterator[Heard]:
    for index, belief in enumerate(item.misconceptions):
        turned = [p for p, by in enumerate(prepared.turned_by) if index in by]
        if turned:
            part = table.part_of_belief[index]
            recall = float(table.belief_recall[index, part])
            lead = recall - float(table.point_recall[turned[0], part])
            yield Heard(lead, recall, belief.id in sample.held)


def _made(item: OpenItem, prepared: Prepared) -> Iterator[tuple[str, int, Doubles, float, float]]:
    """Each wording as an answer by itself, held against the others of its point.

    A wording and one that turns it round may be twins, alike but for a word; left alone, the twin
    would stand for the other side as no answer of a learner does, so it is left out too.
    """
    for index, point in enumerate(item.points):
        for place, wording in enumerate((point.text, *point.also)):
            others = _without_twin(_without(prepared, index, place), index, wording, "turned")
            table = tabulate(others, wording).values
            yield item.uid, MADE, table[index], 1.0, point.weight
            other = (index + 1 + place) % len(item.points)
            if other != index:
                yield item.uid, MADE, table[other], 0.0, point.weight
            turned = swapped(wording, place)
            if turned is not None:
                yield item.uid, MADE, tabulate(others, turned).values[index], 0.0, point.weight
        for place, wording in enumerate(point.turned):
            others = _without(prepared, index, place, "turned")
            others = _without_twin(others, index, wording, "points")
            yield item.uid, MADE, tabulate(others, wording).values[index], 0.0, point.weight
    for index, belief in enumerate(item.misconceptions):
        points = [i for i, p in enumerate(item.points) if p.id == belief.corrects]
        for place, wording in enumerate((belief.text, *belief.also) if points else ()):
            others = _without(prepared, index, place, "beliefs")
            yield item.uid, MADE, tabulate(others, wording).values[points[0]], 0.0, 1.0


Side = Literal["points", "turned", "beliefs"]


def _without(prepared: Prepared, index: int, place: int, side: Side = "points") -> Prepared:
    """One wording fewer, unless it is the only one."""
    groups = list(getattr(prepared, side))
    groups[index] = groups[index][:place] + groups[index][place + 1 :] or groups[index]
    changed: dict[str, Any] = {side: tuple(groups), "lacking": {}}
    return replace(prepared, **changed)


def _without_twin(prepared: Prepared, index: int, wording: str, side: Side) -> Prepared:
    """Without the wording of the other side that is most like this one."""
    group = getattr(prepared, side)[index]
    if not group:
        return prepared
    read = weigh(encoder().encode(wording), prepared.question, prepared.rarity)
    similar = Similar.of(group, read)
    back = similar.backwards @ read.weights / max(float(read.weights.sum()), 1e-9)
    return _without(prepared, index, int(np.argmax(similar.recall(slice(None)) + back)), side)


def fit(rows: Rows, beliefs: Iterable[Heard], held_out: Doubles | None = None) -> Scale:
    """Everything that the reader needs; needs scikit-learn.

    `held_out` is what `held_out_raw` gave for the rows; None to compute it.
    """
    if held_out is None:
        held_out = held_out_raw(rows, folds(rows.question, FOLDS))
    machine = _machine(rows, np.ones(len(rows.share), dtype=bool))
    return replace(calibrated(machine, rows, held_out), belief_knots=_beliefs(list(beliefs)))


def held_out_raw(
    rows: Rows, plan: Sequence[Fold], taught_by: NDArray[np.bool_] | None = None
) -> Doubles:
    """(n,) what machines give that were fitted on other questions; on some of the rows, if told."""
    found = np.zeros(len(rows.share))
    for fold in plan:
        chosen = fold.train if taught_by is None else fold.train & taught_by
        found[fold.test] = _machine(rows, chosen).raw(rows.table[fold.test])
    return found


def calibrated(machine: Scale, rows: Rows, held_out: Doubles) -> Scale:
    """The machine with its maps to shares, scores and intervals.

    `held_out` is what machines gave for the rows that were fitted on other questions.
    """
    kept = rows.is_sample
    share_knots = centred(held_out[kept], rows.share[kept])
    shares = np.interp(held_out, *share_knots)
    weighted, label, question = per_answer(rows, shares)
    crossed = np.zeros(len(label))
    for fold in folds(question, FOLDS):
        knots = centred(weighted[fold.train], label[fold.train])
        crossed[fold.test] = np.interp(weighted[fold.test], *knots)
    return replace(
        machine,
        share_knots=share_knots,
        score_knots=centred(weighted, label),
        reach=_conformal(crossed, label, spreads(rows, shares)),
    )


def centred(values: Doubles, labels: Doubles) -> Doubles:
    """(2, k) knots of a rising map from values to labels: centred isotonic regression.

    Isotonic regression gives the same to all values of a step; here each step stands at the mean
    of its values and the map rises between them, so that what is ranked stays ranked (Oron and
    Flournoy 2017).
    """
    from sklearn.isotonic import IsotonicRegression  # noqa: PLC0415 - only who fits needs it

    fitted = IsotonicRegression(out_of_bounds="clip").fit(values, labels).predict(values)
    steps, step = np.unique(fitted, return_inverse=True)
    return np.array([np.bincount(step, values) / np.bincount(step), steps])


def per_answer(rows: Rows, shares: Doubles) -> tuple[Doubles, Doubles, NDArray[np.str_]]:
    """For each sample: weighted share as given, weighted share as labelled, its question."""
    kept = rows.is_sample
    numbers = rows.answer[kept]
    totals = np.bincount(numbers, rows.point_weight[kept])
    given = np.bincount(numbers, rows.point_weight[kept] * shares[kept]) / totals
    label = np.bincount(numbers, rows.point_weight[kept] * rows.share[kept]) / totals
    first = np.unique(numbers, return_index=True)[1]
    return given, label, rows.question[kept][first]


def spreads(rows: Rows, shares: Doubles) -> Doubles:
    """For each sample the standard deviation of its weighted share."""
    kept = rows.is_sample
    numbers, weights, given = rows.answer[kept], rows.point_weight[kept], shares[kept]
    variance = np.bincount(numbers, weights**2 * given * (1 - given))
    found: Doubles = np.sqrt(variance) / np.bincount(numbers, weights)
    return found


def _machine(rows: Rows, chosen: NDArray[np.bool_]) -> Scale:
    from sklearn.svm import SVR  # noqa: PLC0415 - only who fits needs it

    table = rows.table[chosen]
    mean, deviation = table.mean(axis=0), np.maximum(table.std(axis=0), 1e-6)
    machine: Any = SVR(C=COST, epsilon=TUBE, gamma=GAMMA)
    weights = np.where(rows.answer[chosen] == MADE, MADE_WEIGHT, 1.0)
    rows_ = standardised(table, mean, deviation)
    machine.fit(rows_, rows.share[chosen], sample_weight=weights)
    nothing = np.array([[0.0, 1.0], [0.0, 1.0]])
    return Scale(
        columns=COLUMNS,
        mean=mean,
        deviation=deviation,
        support=machine.support_vectors_.astype(np.float32),
        weights=machine.dual_coef_[0],
        offset=float(machine.intercept_[0]),
        gamma=GAMMA,
        share_knots=nothing,
        score_knots=nothing,
        reach=np.zeros(2),
        belief_knots=nothing,
    )


def _conformal(score: Doubles, label: Doubles, spread: Doubles) -> Doubles:
    """(2,) how many spreads labels lie under and over the score, at most in most answers."""
    apart = (label - score) / (spread + LEAST_SPREAD)
    tail = min(1.0, (1 - (1 - LEVEL) / 2) * (len(apart) + 1) / len(apart))
    return np.array([-np.quantile(apart, 1 - tail), np.quantile(apart, tail)])


def _beliefs(heard_: Sequence[Heard]) -> Doubles:
    found = np.array([heard(one.recall, one.lead) for one in heard_])
    return centred(found, np.array([float(one.held) for one in heard_]))
