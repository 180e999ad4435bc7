"""Nothing of a question teaches its own grades, and intervals cover what they say."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from greenroom.evaluation.figures import coverage, pearson
from greenroom.evaluation.held_out import (
    Bands,
    Isotonic,
    fit,
    folds,
    grade_held_out,
    held_out_outputs,
    passing_grade,
)


@given(st.lists(st.integers(0, 12), min_size=1, max_size=60), st.integers(2, 10))
def test_no_question_is_on_both_sides_and_each_row_is_tested_once(
    numbers: list[int], count: int
) -> None:
    questions = np.array(numbers)
    plan = folds(questions, count)
    for train, test in plan:
        assert not set(questions[train]) & set(questions[test])
        assert (train ^ test).all()
    assert np.array_equal(np.sum([test for _, test in plan], axis=0), np.ones(len(numbers)))


def test_what_only_a_leak_could_learn_is_not_learnt() -> None:
    """Each question has one random grade, and its features name the question and nothing else."""
    rng = np.random.default_rng(3)
    questions = np.repeat(np.arange(40), 30)
    table = rng.normal(size=(40, 6))[questions] + rng.normal(scale=0.01, size=(1200, 6))
    grades = rng.random(40)[questions]
    seen = fit(table, grades, questions).grade(table).scores
    assert pearson(grades, seen) > 0.8  # with the leak it is easy
    assert abs(pearson(grades, held_out_outputs(table, grades, questions))) < 0.35
    held_out = grade_held_out(table, grades, questions, folds(questions, 10))
    assert abs(pearson(grades, held_out.scores)) < 0.35


def test_a_questions_own_grades_change_nothing_of_what_its_answers_are_given() -> None:
    table, grades, questions = synthetic(8, 12)
    (fold, *_) = folds(questions, 4)
    once = grade_held_out(table, grades, questions, [fold])
    turned = np.where(fold.test, 1 - grades, grades)
    again = grade_held_out(table, turned, questions, [fold])
    for before, after in zip(once, again, strict=True):
        assert np.array_equal(before[fold.test], after[fold.test])
    other = grade_held_out(table, 1 - grades, questions, [fold])
    assert not np.array_equal(once.scores[fold.test], other.scores[fold.test])


def synthetic(seed: int, questions_count: int = 60) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Grades on a skewed scale with ties at its top, as people give them."""
    rng = np.random.default_rng(seed)
    questions = np.repeat(np.arange(questions_count), 20)
    n = len(questions)
    table = rng.normal(size=(n, 5))
    kindness = rng.normal(scale=0.08, size=questions_count)[questions]
    noise = rng.normal(scale=0.2, size=n)
    grades = np.clip(0.75 + 0.2 * table[:, 0] + kindness + noise, 0.0, 1.0)
    return table, np.round(grades * 10) / 10, questions


@pytest.fixture(scope="module")
def graded() -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    table, grades, questions = synthetic(4)
    predicted = grade_held_out(table, grades, questions, folds(questions, 5))
    return grades, predicted.scores, predicted.low, predicted.high


def test_intervals_cover_four_grades_in_five(
    graded: tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray],
) -> None:
    grades, scores, low, high = graded
    assert 0.76 <= coverage(grades, low, high) <= 0.84
    for part in (scores < np.quantile(scores, 0.5), scores >= np.quantile(scores, 0.5)):
        assert 0.73 <= coverage(grades[part], low[part], high[part]) <= 0.88


def test_each_interval_holds_its_grade_and_stays_on_the_scale(
    graded: tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray],
) -> None:
    _, scores, low, high = graded
    assert ((low <= scores) & (scores <= high)).all()
    assert low.min() >= 0
    assert high.max() <= 1
    assert (high - low).mean() < 0.8


def test_what_can_be_learnt_from_other_questions_is_learnt(
    graded: tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray],
) -> None:
    grades, scores, _, _ = graded
    assert pearson(grades, scores) > 0.5


def test_rows_that_no_fold_tests_have_no_grade_and_the_same_rows_give_the_same() -> None:
    table, grades, questions = synthetic(5, 12)
    (first, *_) = folds(questions, 4)
    once, again = (grade_held_out(table, grades, questions, [first]) for _ in range(2))
    assert np.isnan(once.scores[first.train]).all()
    assert np.array_equal(once.scores, again.scores, equal_nan=True)
    assert np.array_equal(once.high, again.high, equal_nan=True)


def test_the_ends_of_an_interval_miss_alike_where_errors_lean_to_one_side() -> None:
    rng = np.random.default_rng(6)
    outputs = rng.random(3000)
    grades = outputs - rng.exponential(0.1, size=3000)
    bands = Bands.of(outputs, grades)
    low = outputs + bands.below[np.searchsorted(bands.edges, outputs)]
    high = outputs + bands.above[np.searchsorted(bands.edges, outputs)]
    assert np.mean(grades < low) == pytest.approx(0.1, abs=0.005)
    assert np.mean(grades > high) == pytest.approx(0.1, abs=0.005)
    assert (-bands.below > bands.above).all()


def test_the_scale_never_falls() -> None:
    rng = np.random.default_rng(7)
    measured = rng.random(200)
    scale = Isotonic(measured, np.clip(measured + rng.normal(scale=0.3, size=200), 0, 1))
    assert (np.diff(scale(np.linspace(-1, 2, 100))) >= 0).all()


def test_the_passing_grade_parts_right_from_wrong() -> None:
    scores = np.array([0.1, 0.25, 0.3, 0.41, 0.5, 0.9])
    grades = np.array([0.0, 0.0, 0.0, 1.0, 1.0, 1.0])
    assert 0.3 <= passing_grade(scores, grades) < 0.41
