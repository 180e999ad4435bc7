"""How well the embedded grader agrees with the people who graded a file of answers."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np

from greenroom.errors import RequestError
from greenroom.evaluation.answers import GradedAnswer, question_groups
from greenroom.evaluation.baselines import MEAN, Guess, baselines, tfidf_cosine
from greenroom.evaluation.features import COSINE, Features, Progress, silent
from greenroom.evaluation.figures import (
    PASS,
    Doubles,
    Figure,
    compared,
    coverage,
    macro_f1,
    over_questions,
    pearson,
    quadratic_kappa,
    rmse,
    steps_of,
)
from greenroom.evaluation.held_out import (
    LEAST_QUESTIONS,
    OUTER_FOLDS,
    Fold,
    Numbers,
    Predicted,
    Truths,
    folds,
    grade_held_out,
)
from greenroom.text.encoder import encoder
from greenroom.text.rarity import shipped

Scorer: TypeAlias = Callable[[str, Sequence[str], str], float]
"""Grade of an answer, 0 to 1, from question, references and answer alone."""

TRAIN: Final = "train"
ALL: Final = "all questions held out"
ALL_SPLITS: Final = "all tested splits"


@dataclass(frozen=True, slots=True)
class Agreement:
    """Of one column of grades with another."""

    r: Figure
    rmse: Figure
    """0 to 1, as grades are."""
    kappa: Figure
    """Quadratic, on the evaluation's steps."""
    macro_f1: Figure | None = None
    """None unless people knew only right and wrong."""


@dataclass(frozen=True, slots=True)
class Part:
    """Some rows of a file, none of which its grades were fitted on."""

    name: str
    rows: int
    questions: int
    grader: Agreement
    covered: Figure
    """Share of grades inside the 80% interval."""
    width: Figure
    """Mean of the interval, 0 to 1."""
    baselines: Mapping[str, Agreement]
    unfitted: Agreement | None
    """Of grades for which none of the file's labels were used; None if there was no such scorer."""
    people: Agreement | None
    """Of two people, on the rows that both graded; None if there are none."""
    people_rows: int


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All figures of one file."""

    rows: int
    questions: int
    steps: int
    """Equal steps of the scale on which kappa is computed."""
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True, eq=False)
class _Graded:
    """All columns, one entry a row."""

    truth: Doubles
    questions: Numbers
    predicted: Predicted
    guesses: Mapping[str, Guess]
    unfitted: Doubles | None
    first: Doubles
    second: Doubles


def evaluate(
    rows: Sequence[GradedAnswer],
    progress: Progress = silent,
    *,
    scorer: Scorer | None = None,
    by_split: bool = False,
    table: Doubles | None = None,
    steps: int | None = None,
) -> Evaluation:
    """Fit and grade in turn, so that no answer is graded by what its question's grades taught.

    Args:
        rows: graded answers.
        progress: told what is going on.
        scorer: grades without any label of the file; left out, these figures are left out.
        by_split: fit on the rows of the split `train` and test on each other split, which is how
            some sets are published; a split may share questions with `train`, by its design.
        table: the rows' features, if they are known already.
        steps: for kappa; left out, the fewest on which all grades lie.

    Raises:
        RequestError: too few questions or splits, or scikit-learn is not installed.
        GraderFault: the encoder failed.
    """
    questions = question_groups(rows)
    truth = np.array([row.score for row in rows])
    parts = _parts(rows, questions, by_split=by_split)
    plan = _plan(parts, questions, by_split=by_split)
    if table is None:
        table = Features(encoder(), shipped()).table(rows, progress)
    similarities = {"TF-IDF cosine": tfidf_cosine(rows), "MiniLM cosine": table[:, COSINE]}
    graded = _Graded(
        truth,
        questions,
        grade_held_out(table, truth, questions, plan, progress),
        baselines(similarities, truth, plan),
        None if scorer is None else _scored(rows, scorer, progress),
        np.array([np.nan if row.first is None else row.first for row in rows]),
        np.array([np.nan if row.second is None else row.second for row in rows]),
    )
    steps = steps or steps_of(truth)
    return Evaluation(
        len(rows),
        len(np.unique(questions)),
        steps,
        tuple(_measured(name, graded, places, steps) for name, places in parts.items()),
    )


def _parts(
    rows: Sequence[GradedAnswer], questions: Numbers, *, by_split: bool
) -> dict[str, Truths]:
    """Rows that are tested, by the name under which they are reported."""
    splits = np.array([row.split for row in rows])
    trained = splits == TRAIN if by_split else np.ones(len(rows), dtype=np.bool_)
    if len(np.unique(questions[trained])) < LEAST_QUESTIONS:
        raise RequestError(
            f"has {len(np.unique(questions[trained]))} questions to fit on; "
            f"at least {LEAST_QUESTIONS} are needed"
        )
    if not by_split:
        return {ALL: trained}
    names = sorted(set(splits.tolist()) - {TRAIN})
    if not names:
        raise RequestError(f"every row is of the split {TRAIN}; another split is needed to test on")
    parts = {name: splits == name for name in names}
    return parts if len(parts) == 1 else {**parts, ALL_SPLITS: ~trained}


def _plan(parts: Mapping[str, Truths], questions: Numbers, *, by_split: bool) -> list[Fold]:
    if not by_split:
        return folds(questions, OUTER_FOLDS)
    tested = np.logical_or.reduce(list(parts.values()))
    return [Fold(~tested, tested)]


def _scored(rows: Sequence[GradedAnswer], scorer: Scorer, progress: Progress) -> Doubles:
    found = np.zeros(len(rows))
    for number, row in enumerate(rows):
        found[number] = scorer(row.question, row.references, row.answer)
        progress("grading without labels", number + 1, len(rows))
    return found


def _measured(name: str, graded: _Graded, places: Truths, steps: int) -> Part:
    truth, questions = graded.truth[places], graded.questions[places]
    low, high = graded.predicted.low[places], graded.predicted.high[places]
    both = places & np.isfinite(graded.first) & np.isfinite(graded.second)

    def of(scores: Doubles, passes: Truths | None = None) -> Agreement:
        kept = None if passes is None else passes[places]
        return agreement(truth, scores[places], questions, steps, kept)

    people = (graded.first[both], graded.second[both], graded.questions[both])
    return Part(
        name=name,
        rows=len(truth),
        questions=len(np.unique(questions)),
        grader=of(graded.predicted.scores, graded.predicted.passes),
        covered=over_questions(lambda i: coverage(truth[i], low[i], high[i]), questions),
        width=over_questions(lambda i: float(np.mean(high[i] - low[i])), questions),
        baselines={
            guesser: _without_order(of(*guess)) if guesser == MEAN else of(*guess)
            for guesser, guess in graded.guesses.items()
        },
        unfitted=None if graded.unfitted is None else of(graded.unfitted),
        people=agreement(*people, steps) if both.any() else None,
        people_rows=int(both.sum()),
    )


def _without_order(agreement: Agreement) -> Agreement:
    """The mean differs between folds only, against the grades there: its r would mislead."""
    unknown = Figure(float("nan"), float("nan"), float("nan"))
    return Agreement(unknown, agreement.rmse, unknown, agreement.macro_f1)


def agreement(
    truth: Doubles,
    guess: Doubles,
    questions: Numbers,
    steps: int,
    passes: Truths | None = None,
) -> Agreement:
    """All figures of two columns.

    Args:
        truth: (n,) grades, 0 to 1.
        guess: (n,) grades, 0 to 1.
        questions: (n,) the question of each.
        steps: for kappa.
        passes: (n,) which answers are said to be right; for grades of right and wrong only.
    """
    is_binary = set(np.unique(truth)) <= {0.0, 1.0}
    right = truth >= PASS
    return Agreement(
        compared(pearson, truth, guess, questions),
        compared(rmse, truth, guess, questions),
        compared(lambda t, g: quadratic_kappa(t, g, steps), truth, guess, questions),
        None
        if passes is None or not is_binary
        else over_questions(lambda i: macro_f1(right[i], passes[i]), questions),
    )
