"""Curves of many items and their slopes."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from greenroom.learner.grid import GRID
from greenroom.learner.item_curves import chances, groups, slopes
from greenroom.learner.parameters import category_chances

rows = st.integers(1, 4).flatmap(
    lambda steps: st.lists(st.floats(-2, 2), min_size=steps + 1, max_size=steps + 1)
)


@settings(deadline=None)
@given(rows, st.sampled_from([0.0, 0.25]))
def test_slopes_are_what_small_changes_give(row: list[float], guess: float) -> None:
    values, floor, small = np.array([row]), np.array([guess]), 1e-5
    found = slopes(values, floor, GRID)[0]
    for place in range(len(row)):
        change = np.zeros_like(values)
        change[0, place] = small
        up, down = (chances(values + sign * change, floor, GRID)[0] for sign in (1, -1))
        assert found[place] == pytest.approx((up - down) / (2 * small), abs=1e-5)


@settings(deadline=None)
@given(rows)
def test_curves_are_those_of_one_item_with_known_parameters(row: list[float]) -> None:
    found = chances(np.array([row]), np.zeros(1), GRID)[0]
    assert found.sum(axis=0) == pytest.approx(1)
    one = category_chances(GRID, np.array(row[1:]), np.exp(row[0]), 0.0)
    assert found == pytest.approx(one, abs=1e-9)


def test_items_with_as_many_steps_stand_together() -> None:
    firsts = np.array([0, 2, 6, 8])
    found = list(groups(firsts))
    assert [group.items.tolist() for group in found] == [[0, 2], [1]]
    assert [group.rows.tolist() for group in found] == [[[0, 1], [6, 7]], [[2, 3, 4, 5]]]
