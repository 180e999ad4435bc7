"""An evaluation from a file to its figures."""

import json
import math
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from greenroom.errors import RequestError
from greenroom.evaluation.answers import GradedAnswer, read_answers
from greenroom.evaluation.baselines import tfidf_cosine
from greenroom.evaluation.evaluate import ALL, ALL_SPLITS, Evaluation, evaluate
from greenroom.evaluation.features import COLUMNS, Features
from greenroom.evaluation.report import as_table, lines, shown
from greenroom.text.encoder import encoder
from greenroom.text.rarity import shipped
from tests.evaluation.small import write


def half_for_everything(_question: str, _references: Sequence[str], answer: str) -> float:
    return 0.5 if answer.startswith("I") else 0.4


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> list[GradedAnswer]:
    return read_answers(write(tmp_path_factory.mktemp("small")))


@pytest.fixture(scope="module")
def told() -> list[tuple[str, int, int]]:
    return []


@pytest.fixture(scope="module")
def evaluation(small: list[GradedAnswer], told: list[tuple[str, int, int]]) -> Evaluation:
    return evaluate(small, lambda *said: told.append(said), scorer=half_for_everything)


def test_all_rows_are_graded_by_other_questions_and_beside_baselines_and_people(
    evaluation: Evaluation,
) -> None:
    (part,) = evaluation.parts
    assert (part.name, part.rows, part.questions, evaluation.steps) == (ALL, 54, 6, 2)
    assert part.grader.r.value > 0.5
    assert part.grader.rmse.value < part.baselines["mean grade"].rmse.value
    assert set(part.baselines) == {"mean grade", "TF-IDF cosine", "MiniLM cosine"}
    assert part.people_rows == 54
    assert part.people is not None
    assert part.people.rmse.value == pytest.approx(math.sqrt(0.25 * 4 / 9))
    for figure in (part.grader.r, part.grader.rmse, part.grader.kappa, part.covered, part.width):
        assert figure.low <= figure.value <= figure.high


def test_the_mean_grade_has_an_error_and_no_order(evaluation: Evaluation) -> None:
    mean = evaluation.parts[0].baselines["mean grade"]
    assert mean.rmse.value == pytest.approx(math.sqrt(1 / 6))
    assert math.isnan(mean.r.value)
    assert shown(mean.r) == "-"


def test_a_scorer_without_labels_is_reported_on_all_rows(evaluation: Evaluation) -> None:
    unfitted = evaluation.parts[0].unfitted
    assert unfitted is not None
    expected = math.sqrt((2 * (0.6**2 + 0.1**2 + 0.4**2) + 0.5**2 + 0.5**2) / 9)
    assert unfitted.rmse.value == pytest.approx(expected)
    names = [line.name for line in lines(evaluation.parts[0])]
    assert names[:2] == ["grader", "grader, none of these labels"]
    assert names[-1] == "two people"


def test_progress_tells_each_kind_of_work_to_its_end(
    evaluation: Evaluation, told: list[tuple[str, int, int]]
) -> None:
    assert evaluation.rows == 54
    last = {what: (done, of) for what, done, of in told}
    assert last == {
        "reading answers": (54, 54), "fitting": (6, 6), "grading without labels": (54, 54),
    }  # fmt: skip


def test_by_split_only_the_other_splits_are_graded(tmp_path: Path) -> None:
    rows = read_answers(write(tmp_path, binary=True))
    found = evaluate(rows, by_split=True)
    (part,) = found.parts
    assert (part.name, part.rows, part.questions, found.steps) == ("new", 9, 1, 1)
    assert part.grader.macro_f1 is not None
    assert part.grader.macro_f1.value > 0.6
    assert part.unfitted is None


def test_several_splits_are_reported_apart_and_together(small: list[GradedAnswer]) -> None:
    splits = [*small[:-3], *(replace(row, split="odd") for row in small[-3:])]
    parts = evaluate(splits, by_split=True).parts
    assert [(part.name, part.rows) for part in parts] == [
        ("new", 9), ("odd", 3), (ALL_SPLITS, 12),
    ]  # fmt: skip


def test_what_cannot_be_measured_is_null_in_json(evaluation: Evaluation) -> None:
    text = json.dumps(as_table(evaluation), allow_nan=False)
    (part,) = json.loads(text)["parts"]
    mean = next(grader for grader in part["graders"] if grader["name"] == "mean grade")
    assert mean["r"] is None
    assert mean["macro_f1"] is None
    assert set(mean["rmse"]) == {"value", "low", "high"}
    assert set(part["interval_80"]) == {"covered", "width"}


def test_too_few_questions_or_splits_are_told(small: list[GradedAnswer]) -> None:
    with pytest.raises(RequestError, match="has 4 questions to fit on; at least 5"):
        evaluate(small[:36])
    with pytest.raises(RequestError, match="every row is of the split train"):
        evaluate(small[9:], by_split=True)


def test_grades_that_are_all_the_same_have_no_order_and_no_error(
    small: list[GradedAnswer],
) -> None:
    same = [GradedAnswer(r.question, r.references, r.answer, 0.5) for r in small]
    (part,) = evaluate(same).parts
    assert math.isnan(part.grader.r.value)
    assert part.grader.rmse.value == pytest.approx(0, abs=0.06)
    assert part.people is None


def test_an_answer_that_says_nothing_has_features_too() -> None:
    features = Features(encoder(), shipped())
    rows = [features.row("What?", ["One.", "Two."], text) for text in ("", "🙂", "...")]
    assert np.isfinite(rows).all()
    assert np.shape(rows) == (3, len(COLUMNS))


def test_the_nearest_reference_decides_and_the_order_of_references_does_not() -> None:
    features = Features(encoder(), shipped())
    far, near = "Bread is baked in an oven.", "Recall is the share of positives found."
    said = "the share of positives that were found"
    both = features.row("What is recall?", [far, near], said)
    assert both == pytest.approx(features.row("What is recall?", [near, far], said))
    late = COLUMNS.index("late")
    assert both[late] == features.row("What is recall?", [near], said)[late]
    assert both[COLUMNS.index("late_mean")] < both[late]


def test_an_answer_written_ten_times_gains_nothing_by_its_length() -> None:
    features = Features(encoder(), shipped())
    said = "something about positive cases. "
    once, often = (
        features.row("What is recall?", ["The share of positives found."], said * n)
        for n in (1, 10)
    )
    for column in ("words", "word_precision", "grams"):
        place = COLUMNS.index(column)
        assert often[place] == pytest.approx(once[place], abs=0.15)


def test_tfidf_is_one_for_a_reference_and_nothing_without_words() -> None:
    rows = [
        GradedAnswer("q", ("one thing", "another matter"), "another matter", 1.0),
        GradedAnswer("q", ("one thing",), "no common words", 0.0),
    ]
    assert tfidf_cosine(rows) == pytest.approx([1.0, 0.0])
    assert tfidf_cosine([GradedAnswer("?", ("!",), "...", 0.0)]) == pytest.approx([0.0])
