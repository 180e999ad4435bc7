"""How likely each score is at each ability."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from greenroom.learner.grid import GRID, mass, mean_of, normal, sd_of
from greenroom.learner.parameters import (
    Parameters,
    category_chances,
    curves,
    expected,
    log_likelihood,
)

EXACT = Parameters((0.5,), sd=1e-9, log_a_sd=1e-9)

items = st.builds(
    Parameters,
    steps=st.lists(st.floats(-4, 4), min_size=1, max_size=4).map(tuple),
    sd=st.floats(0.01, 2),
    log_a=st.floats(-1, 1),
    log_a_sd=st.floats(0.01, 0.6),
)


def test_an_item_that_is_known_follows_the_logistic_curve() -> None:
    right = curves(EXACT)[1]
    assert right == pytest.approx(1 / (1 + np.exp(-(GRID - 0.5))), abs=1e-6)


def test_who_knows_nothing_still_guesses() -> None:
    guessed = Parameters((0.0,), sd=1e-9, log_a_sd=1e-9, guess=0.25)
    right = curves(guessed)[1]
    assert right[0] == pytest.approx(0.25 + 0.75 / (1 + np.exp(4.5)), abs=1e-6)
    assert right[-1] == pytest.approx(1, abs=0.01)


def test_partial_credit_goes_by_the_sums_of_steps() -> None:
    chances = category_chances(np.array([0.3]), np.array([-1.0, 1.0]), 2.0, 0.0)
    weights = np.exp([0.0, 2 * 1.3, 2 * 1.3 + 2 * -0.7])
    assert chances[:, 0] == pytest.approx(weights / weights.sum())


@given(items)
def test_the_chances_of_all_scores_sum_to_one_and_more_ability_expects_more(
    item: Parameters,
) -> None:
    chances = curves(item)
    assert chances.min() >= 0
    assert chances.sum(axis=0) == pytest.approx(np.ones(len(GRID)))
    assert (np.diff(expected(item)) >= -1e-9).all()


@given(st.floats(-2, 2), st.floats(0.3, 1.5))
def test_doubt_about_an_item_leaves_more_doubt_about_the_person(mean: float, sd: float) -> None:
    doubted = Parameters((mean,), sd)
    known = Parameters((mean,), 1e-9, log_a_sd=1e-9)
    spreads = [
        float(sd_of(mass(np.log(normal()) + log_likelihood(item, 1.0))))
        for item in (doubted, known)
    ]
    assert spreads[0] >= spreads[1] - 1e-9


def test_a_grader_that_errs_says_less() -> None:
    item = Parameters((-0.8, 0.0, 0.8), 0.5)
    errors = np.full((4, 4), 0.1) + 0.6 * np.eye(4)
    sure, unsure = (
        float(sd_of(mass(np.log(normal()) + log_likelihood(item, 1.0, given))))
        for given in (None, errors)
    )
    assert unsure > sure


def test_a_score_between_two_categories_counts_for_both() -> None:
    item = Parameters((-1.0, 0.0, 1.0), 0.5)
    second, third = (log_likelihood(item, score) for score in (1 / 3, 2 / 3))
    assert log_likelihood(item, 0.4) == pytest.approx(0.8 * second + 0.2 * third)


def test_an_answer_found_with_hints_says_less_than_one_found_alone() -> None:
    item = Parameters((0.5,), 0.5)
    alone, helped = (mass(np.log(normal()) + log_likelihood(item, s)) for s in (1.0, 0.7))
    assert 0 < mean_of(helped) < mean_of(alone)
    assert sd_of(helped) > sd_of(normal()) * 0.9


@pytest.mark.parametrize(("score", "category"), [(0, 0), (0.1, 0), (0.4, 1), (0.7, 2), (1, 3)])
def test_a_score_is_read_as_the_nearest_category(score: float, category: int) -> None:
    assert Parameters((-1.0, 0.0, 1.0), 0.5).category(score) == category


def test_what_is_shared_cannot_be_changed() -> None:
    with pytest.raises(ValueError, match="read-only"):
        curves(EXACT)[0, 0] = 2.0
