"""A model judge, the embedded reader and people on the same answers, pair by pair."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np

from greenroom.errors import GraderFault, RequestError
from greenroom.evaluation.answers import GradedAnswer, question_groups
from greenroom.evaluation.evaluate import Agreement, agreement
from greenroom.evaluation.features import Progress, silent
from greenroom.evaluation.figures import Doubles, steps_of
from greenroom.evaluation.held_out import Numbers
from greenroom.evaluation.reached import held_out, held_out_values
from greenroom.evaluation.refit import sample_rows
from greenroom.evaluation.shipped import reference_rubric
from greenroom.graders.rubric.reading import Reader, Reading
from greenroom.graders.rubric.rubric import Rubric
from greenroom.kinds.open import rubric_of
from greenroom.kinds.open.item import OpenItem

SEED: Final = 0
FAULTS_AT_START: Final = 5
"""Answers without a reading after which the model is not asked any more, if there was no other."""


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer, what it is held against, and what people gave it."""

    question: int
    """Answers to one question have one number."""
    rubric: Rubric
    answer: str
    score: float
    """0 to 1."""
    first: float | None = None
    """Grade of one person, 0 to 1."""
    second: float | None = None
    """Grade of another."""


class Pair(NamedTuple):
    """Two columns of grades side by side."""

    name: str
    rows: int
    questions: int
    agreement: Agreement


@dataclass(frozen=True, slots=True)
class Comparison:
    """All pairs, on the answers that the model could read."""

    answers: int
    judged: int
    faults: Mapping[str, int]
    """Why answers are left out, and how many."""
    steps: int
    """Equal steps of the scale on which kappa is computed."""
    pairs: tuple[Pair, ...]


def of_file(rows: Sequence[GradedAnswer]) -> list[Answered]:
    """Graded answers, held against their references as one point."""
    groups = question_groups(rows)
    return [
        Answered(
            int(group),
            reference_rubric(row.question, row.references),
            row.answer,
            row.score,
            row.first,
            row.second,
        )
        for group, row in zip(groups, rows, strict=True)
    ]


def of_samples(items: Sequence[OpenItem]) -> list[Answered]:
    """The graded samples of items, with their labels as people's grades."""
    return [
        Answered(number, rubric_of(item), sample.answer, item.label(sample))
        for number, item in enumerate(items)
        for sample in item.samples
    ]


def drawn(answers: Sequence[Answered], limit: int | None) -> list[int]:
    """Places of so many answers, spread over the questions; the same each time."""
    if limit is None or limit >= len(answers):
        return list(range(len(answers)))
    rng = np.random.default_rng(SEED)
    shuffled = rng.permutation(len(answers)).tolist()
    order = {q: rank for rank, q in enumerate(dict.fromkeys(answers[i].question for i in shuffled))}
    turn: Counter[int] = Counter()
    keyed = []
    for place in shuffled:
        question = answers[place].question
        keyed.append((turn[question], order[question], place))
        turn[question] += 1
    return sorted(place for _, _, place in sorted(keyed)[:limit])


def read_by(
    reader: Reader, answers: Sequence[Answered], progress: Progress = silent, what: str = "reading"
) -> Doubles:
    """(n,) the weighted share that a reader finds in each answer.

    Raises:
        GraderFault: the reader failed.
    """
    found = np.zeros(len(answers))
    for number, one in enumerate(answers):
        if one.answer.strip():
            found[number] = share_of(reader.read(one.rubric, one.answer), one.rubric)
        progress(what, number + 1, len(answers))
    return found


def scores_of_samples(items: Sequence[OpenItem], progress: Progress = silent) -> Doubles:
    """(n,) scores of all samples, each by a reader that was fitted on other questions.

    Raises:
        RequestError: scikit-learn is not installed, or there is too little to fit on.
        GraderFault: the encoder failed.
    """
    rows, _ = sample_rows(items, progress)
    return held_out(rows, held_out_values(rows, progress))[1].score


def share_of(reading: Reading, rubric: Rubric) -> float:
    """Weighted share of the points, 0 to 1."""
    weights = np.array([point.weight for point in rubric.points])
    return float(weights @ [point.expected for point in reading.points] / weights.sum())


def compare(
    answers: Sequence[Answered],
    judge: Reader,
    embedded: Callable[[Sequence[Answered]], Doubles],
    progress: Progress = silent,
) -> Comparison:
    """Ask the model for each answer, and hold the three against each other.

    Answers that it could not read are counted and left out of every pair.

    Raises:
        RequestError: it could read none of the answers, or not one of the first.
        GraderFault: the embedded reader failed.
    """
    judged, faults = _judged(answers, judge, progress)
    places = np.flatnonzero(np.isfinite(judged))
    kept = [answers[place] for place in places.tolist()]
    human = np.array([one.score for one in kept])
    questions = np.array([one.question for one in kept], dtype=np.int64)
    machine, read = judged[places], embedded(answers)[places]
    steps = steps_of(np.array([one.score for one in answers]))
    pairs = [
        _pair("judge, embedded", machine, read, questions, steps),
        _pair("judge, human", human, machine, questions, steps),
        _pair("embedded, human", human, read, questions, steps),
    ]
    both = np.array([one.first is not None and one.second is not None for one in kept])
    if both.any():
        first, second = (
            np.array([getattr(one, name) for one in kept], dtype=np.float64)[both]
            for name in ("first", "second")
        )
        pairs.append(_pair("two people", first, second, questions[both], steps))
    return Comparison(len(answers), len(kept), dict(faults), steps, tuple(pairs))


def _judged(
    answers: Sequence[Answered], judge: Reader, progress: Progress
) -> tuple[Doubles, Counter[str]]:
    """(n,) NaN where the model could not read; and why."""
    found = np.full(len(answers), np.nan)
    faults: Counter[str] = Counter()
    for number, one in enumerate(answers):
        try:
            found[number] = share_of(judge.read(one.rubric, one.answer), one.rubric)
        except GraderFault as fault:
            faults[str(fault)] += 1
        if faults.total() == number + 1 == min(FAULTS_AT_START, len(answers)):
            ((why, _),) = faults.most_common(1)
            raise RequestError(f"none of the first {number + 1} answers could be judged: {why}")
        progress("asking the model", number + 1, len(answers))
    return found, faults


def _pair(name: str, truth: Doubles, guess: Doubles, questions: Numbers, steps: int) -> Pair:
    return Pair(
        name,
        len(truth),
        len(np.unique(questions)),
        agreement(truth, guess, questions, steps),
    )
