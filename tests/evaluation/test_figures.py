"""Figures against scikit-learn's, SciPy's and against worked examples."""

import math
import warnings

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import pearsonr
from sklearn.metrics import cohen_kappa_score, f1_score

from greenroom.evaluation.figures import (
    compared,
    coverage,
    macro_f1,
    on_steps,
    over_questions,
    pearson,
    quadratic_kappa,
    rmse,
    steps_of,
)

grades = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), min_size=2, max_size=40).map(
    lambda pairs: np.array(pairs, dtype=np.float64).T / 5
)


@given(grades)
def test_kappa_is_that_of_scikit_learn(columns: np.ndarray) -> None:
    truth, guess = columns
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        expected = cohen_kappa_score(
            on_steps(truth, 5), on_steps(guess, 5), weights="quadratic", labels=range(6)
        )
    assert quadratic_kappa(truth, guess, 5) == pytest.approx(expected, nan_ok=True)


@given(grades)
def test_r_is_that_of_scipy(columns: np.ndarray) -> None:
    truth, guess = columns
    if np.ptp(truth) and np.ptp(guess):
        assert pearson(truth, guess) == pytest.approx(pearsonr(truth, guess).statistic)
    else:
        assert math.isnan(pearson(truth, guess))


@given(st.lists(st.tuples(st.booleans(), st.booleans()), min_size=1, max_size=40))
def test_macro_f1_is_that_of_scikit_learn(pairs: list[tuple[bool, bool]]) -> None:
    truth, guess = np.array(pairs).T
    expected = f1_score(truth, guess, average="macro", labels=[False, True], zero_division=0)
    assert macro_f1(truth, guess) == pytest.approx(expected)


def test_the_error_is_the_root_of_the_mean_square() -> None:
    assert rmse(np.array([0.0, 1.0]), np.array([0.3, 0.6])) == pytest.approx(math.sqrt(0.125))


def test_an_interval_covers_its_own_ends() -> None:
    truth = np.array([0.0, 0.5, 1.0, 0.4])
    low, high = np.array([0.0, 0.6, 0.2, 0.1]), np.array([0.1, 0.9, 1.0, 0.3])
    assert coverage(truth, low, high) == 0.5


def test_halves_of_a_step_go_up_and_nothing_leaves_the_scale() -> None:
    given_ = np.array([-0.2, 0.1, 0.3, 0.29, 1.4])
    assert on_steps(given_, 5).tolist() == [0, 1, 2, 1, 5]


@pytest.mark.parametrize(
    ("written", "steps"),
    [
        ([0, 1], 1),
        ([0, 0.5, 1], 2),
        ([0.33, 0.67, 1], 3),  # as people write thirds
        ([0.1, 0.5], 10),
        ([0.123, 0.777], 5),  # on no steps at all
    ],
)
def test_steps_are_the_fewest_on_which_all_grades_lie(written: list[float], steps: int) -> None:
    assert steps_of(np.array(written)) == steps


def test_an_interval_over_questions_is_wider_than_one_over_answers_that_repeat_each_other() -> None:
    rng = np.random.default_rng(1)
    questions = np.repeat(np.arange(20), 50)
    truth = np.repeat(rng.random(20), 50)
    guess = np.repeat(rng.random(20), 50)
    by_question = compared(rmse, truth, guess, questions)
    by_answer = compared(rmse, truth, guess, np.arange(1000))
    assert by_question.value == by_answer.value
    assert by_question.high - by_question.low > 3 * (by_answer.high - by_answer.low)


def test_an_interval_holds_the_truth_about_as_often_as_it_says() -> None:
    held = 0
    for seed in range(60):
        rng = np.random.default_rng(seed)
        questions = np.repeat(np.arange(40), 5)
        values = np.repeat(rng.normal(size=40), 5) + rng.normal(size=200)
        figure = over_questions(lambda i, v=values: float(v[i].mean()), questions)  # type: ignore[misc]
        held += figure.low <= 0 <= figure.high
    assert 50 <= held <= 60


def test_the_same_rows_give_the_same_interval() -> None:
    truth, guess = np.random.default_rng(2).random((2, 60))
    questions = np.repeat(np.arange(12), 5)
    once, again = (compared(pearson, truth, guess, questions) for _ in range(2))
    assert once == again
    assert once.low < once.value < once.high


def test_a_figure_that_no_draw_can_give_is_no_number() -> None:
    figure = compared(pearson, np.ones(10), np.arange(10.0), np.arange(10))
    assert all(math.isnan(value) for value in figure)
