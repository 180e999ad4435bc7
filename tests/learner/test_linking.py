"""Fits are brought to one scale, and items that changed are found."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from greenroom.learner.linking import Link, drift_z, drifted, mean_sigma
from greenroom.learner.parameters import Parameters

OLD = [Parameters((b / 2, b / 2 + 1), 0.1, 0.2, 0.1) for b in range(-4, 5)]


@given(st.floats(0.5, 2), st.floats(-2, 2))
def test_a_scale_that_was_moved_and_stretched_is_found_again(slope: float, shift: float) -> None:
    link = Link(slope, shift)
    new = [Link(1 / slope, -shift / slope).on_old(item) for item in OLD]
    found = mean_sigma(OLD, new)
    assert found == pytest.approx(link)
    back = found.on_old(new[0])
    assert back.steps == pytest.approx(OLD[0].steps)
    assert back.log_a == pytest.approx(OLD[0].log_a)
    assert back.sd == pytest.approx(OLD[0].sd)


@pytest.mark.parametrize("items", [OLD[:4], [OLD[0]] * 6, []])
def test_a_scale_that_cannot_be_told_is_taken_as_it_is(items: list[Parameters]) -> None:
    assert mean_sigma(items, items) == Link()


def test_an_item_that_moved_by_more_than_three_standard_errors_is_flagged() -> None:
    old = [Parameters((0.0,), 0.3), Parameters((0.0,), 0.3)]
    error = math.hypot(0.3, 0.4)
    new = [Parameters((2.9 * error,), 0.4), Parameters((-3.1 * error,), 0.4)]
    assert drift_z(old, new) == pytest.approx([2.9, -3.1])
    assert drifted(old, new).tolist() == [False, True]
