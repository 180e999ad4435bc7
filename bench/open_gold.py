"""The bank's graded samples, each read by what was fitted on other questions."""

from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from typing import NamedTuple

import numpy as np
from measured import Beside, Measured, Section, share
from open_readers import Graded, Readers, grade_all

from greenroom.evaluation.answers import GradedAnswer
from greenroom.evaluation.baselines import baselines, tfidf_cosine
from greenroom.evaluation.features import COSINE, Features
from greenroom.evaluation.figures import (
    Doubles,
    Figure,
    compared,
    coverage,
    over_questions,
    pearson,
    quadratic_kappa,
    steps_of,
)
from greenroom.evaluation.held_out import Numbers, Truths, folds
from greenroom.evaluation.points import FOLDS
from greenroom.evaluation.reached import BANDS, held_out, reached
from greenroom.graders.rubric.bands import WIDE
from greenroom.graders.rubric.grader import MOST_WIDTH
from greenroom.kinds.open import rubric_of
from greenroom.kinds.open.item import OpenItem
from greenroom.text.encoder import encoder
from greenroom.text.rarity import shipped

BAND, KAPPA, R = "band agreement", "quadratic kappa", "r"


class Told(NamedTuple):
    """n answers: what is told of them, and what they are worth."""

    score: Doubles
    low: Doubles
    high: Doubles
    is_withheld: Truths
    label: Doubles
    question: Numbers
    steps: int

    def of(self, rows: Truths) -> "Told":
        """Some of them."""
        return Told(
            self.score[rows],
            self.low[rows],
            self.high[rows],
            self.is_withheld[rows],
            self.label[rows],
            self.question[rows],
            self.steps,
        )


def reader(items: Sequence[OpenItem], readers: Readers) -> Section:
    """The reader by itself, beside what it has to beat."""
    of = reached(readers.rows, readers.raw)
    found = held_out(readers.rows, readers.raw)[1]
    question = np.unique(found.question, return_inverse=True)[1].astype(np.int64)
    withheld = found.high - found.low > MOST_WIDTH
    steps = steps_of(found.label)
    told = Told(found.score, found.low, found.high, withheld, found.label, question, steps)
    points = int(np.isin(readers.rows.share[readers.rows.is_sample], (0, 1)).sum())
    figures = [
        Measured(BAND, of.bands, len(question), low=0.85),
        Measured(KAPPA, of.kappa, len(question), low=0.75),
        Measured("point AUC", of.point_auc, points),
        Measured(R, compared(pearson, found.label, found.score, question), len(question)),
        Measured("80% interval covers", of.covered, len(question), low=0.77, high=0.83),
        Measured("80% interval width", of.width, len(question)),
        *_by_width(told),
    ]
    return Section("graded samples, reader", figures, list(_baselines(items, told)))


def grader(items: Sequence[OpenItem], readers: Readers, pool: Executor) -> Section:
    """The same through the whole grader, with its rules; a withheld score agrees with nothing."""
    jobs = [
        pool.submit(
            grade_all,
            readers.scale_of[item.uid],
            rubric_of(item),
            [sample.answer for sample in item.samples],
        )
        for item in items
    ]
    told = _told(items, [job.result() for job in jobs])
    given = told.of(~told.is_withheld)
    covered = coverage_of(given)
    figures = [
        Measured(f"{BAND} of scores given", bands_of(given), len(given.label)),
        Measured(f"{KAPPA} of scores given", kappa_of(given), len(given.label)),
        Measured("80% interval covers", covered, len(given.label)),
        *_by_width(told),
    ]
    return Section("graded samples, whole grader", figures)


def _told(items: Sequence[OpenItem], graded: Sequence[Sequence[Graded]]) -> Told:
    rows = [one for of_item in graded for one in of_item]
    score, low, high = (
        np.array([getattr(one, name) for one in rows]) for name in ("score", "low", "high")
    )
    label = np.array([item.label(sample) for item in items for sample in item.samples])
    question = np.repeat(np.arange(len(items)), [len(item.samples) for item in items])
    return Told(score, low, high, np.isnan(score), label, question, steps_of(label))


def bands_of(told: Told) -> Figure:
    """Share that is told the band of its label."""
    return share(np.digitize(told.score, BANDS) == np.digitize(told.label, BANDS), told.question)


def kappa_of(told: Told) -> Figure:
    """Quadratic, of scores with labels."""
    return compared(
        lambda truth, guess: quadratic_kappa(truth, guess, told.steps),
        told.label,
        told.score,
        told.question,
    )


def coverage_of(told: Told) -> Figure:
    """Share of labels in their interval."""
    return over_questions(
        lambda rows: coverage(told.label[rows], told.low[rows], told.high[rows]), told.question
    )


def _by_width(told: Told) -> Iterator[Measured]:
    """How much is told in which way, and how much of that is so."""
    single = ~told.is_withheld & (told.high - told.low <= WIDE)
    ranged = ~told.is_withheld & ~single
    for name, rows in (("one number", single), ("bands", ranged), ("withheld", told.is_withheld)):
        yield Measured(f"told: {name}", share(rows, told.question), len(rows))
    one, several = told.of(single), told.of(ranged)
    yield Measured(f"{BAND} where one number is told", bands_of(one), len(one.label))
    label, low, high = (np.digitize(x, BANDS) for x in (several.label, several.low, several.high))
    inside = (low <= label) & (label <= high)
    yield Measured("label in the bands told", share(inside, several.question), len(inside))
    if len(inside):
        yield Measured("bands told, mean", _mean(high - low + 1, several.question), len(inside))


def _mean(values: Numbers, questions: Numbers) -> Figure:
    return over_questions(lambda rows: float(np.mean(values[rows])), questions)


def _baselines(items: Sequence[OpenItem], told: Told) -> Iterator[Beside]:
    """Similarities with the strong answer, put on the scale of labels by other questions."""
    rows = [
        GradedAnswer(item.stem, (item.strong,), sample.answer, item.label(sample), item.uid)
        for item in items
        for sample in item.samples
    ]
    question = np.repeat([item.uid for item in items], [len(item.samples) for item in items])
    label = np.array([row.score for row in rows])
    similar = {
        "TF-IDF": tfidf_cosine(rows),
        "MiniLM cosine": Features(encoder(), shipped()).table(rows)[:, COSINE],
    }
    for name, guess in baselines(similar, label, folds(question, FOLDS)).items():
        one = told._replace(score=guess.scores)
        found = {BAND: bands_of(one), KAPPA: kappa_of(one)}
        # The mean of other questions is as good as constant and has no correlation.
        if name in similar:
            found[R] = compared(pearson, label, guess.scores, told.question)
        for of, figure in found.items():
            yield Beside(Measured(f"{of}, {name}", figure, len(rows)), of)
