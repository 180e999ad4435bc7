"""Distributions on the grid of abilities."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from greenroom.learner.grid import (
    GRID,
    POINTS,
    chance_above,
    mass,
    mean_of,
    normal,
    quantile,
    range_of,
    sd_of,
)

weights = st.lists(st.floats(-800, 0), min_size=POINTS, max_size=POINTS).map(np.array)


def test_the_reference_cohort_is_standard_normal() -> None:
    found = range_of(normal())
    assert found.mean == pytest.approx(0, abs=1e-12)
    assert found.sd == pytest.approx(1, abs=0.001)
    assert (found.low, found.high) == pytest.approx((-1.645, 1.645), abs=0.02)


@given(weights)
def test_every_weight_gives_a_distribution_inside_the_grid(logs: np.ndarray) -> None:
    found = mass(logs)
    assert found.sum() == pytest.approx(1)
    told = range_of(found)
    assert GRID[0] - 0.2 <= told.low <= told.high <= GRID[-1] + 0.2
    assert GRID[0] <= told.mean <= GRID[-1]
    assert told.sd >= 0


@given(weights, st.floats(0.01, 0.99))
def test_as_much_lies_above_a_quantile_as_it_leaves(logs: np.ndarray, share: float) -> None:
    found = mass(logs)
    assert chance_above(found, quantile(found, share)) == pytest.approx(1 - share, abs=1e-6)


def test_several_distributions_are_read_at_once() -> None:
    both = np.array([normal(-1.0, 0.5), normal(2.0, 0.3)])
    assert mean_of(both) == pytest.approx([-1, 2], abs=1e-3)
    assert sd_of(both) == pytest.approx([0.5, 0.3], abs=1e-2)
