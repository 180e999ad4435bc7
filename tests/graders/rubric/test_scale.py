"""What was fitted keeps its order, its bounds and its values in a file."""

import math
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from greenroom.graders.rubric.scale import Interval, Scale, load, save, shipped, spread_of
from greenroom.graders.rubric.table import COLUMNS

SHARE = st.floats(0, 1)


def made(columns: int = 6, vectors: int = 40) -> Scale:
    """One with values that no shorter number holds exactly."""
    rng = np.random.default_rng(5)
    return Scale(
        columns=tuple(f"column-{i}" for i in range(columns)),
        mean=rng.normal(size=columns),
        deviation=rng.uniform(0.5, 2, size=columns),
        support=rng.normal(size=(vectors, columns)).astype(np.float32),
        weights=rng.uniform(-0.5, 0.5, size=vectors),
        offset=1 / 3,
        gamma=0.006,
        share_knots=np.array([[-1 / 3, 1 / 7, 4 / 3], [0.0, 1 / 3, 1.0]]),
        score_knots=np.array([[0.0, 1 / 3, 1.0], [0.0, 2 / 7, 6 / 7]]),
        reach=np.array([4 / 3, 5 / 3]),
        belief_knots=np.array([[1 / 3, 2 / 3], [0.0, 6 / 7]]),
    )


def test_a_scale_read_from_its_file_gives_the_same_values(tmp_path: Path) -> None:
    scale = made()
    save(scale, tmp_path / "fitted.npz")
    again = load(tmp_path / "fitted.npz")
    table = np.random.default_rng(6).normal(size=(50, len(scale.columns)))
    assert again.columns == scale.columns
    assert np.ptp(scale.shares(table)) > 0.01
    assert again.raw(table) == pytest.approx(scale.raw(table), abs=1e-3)
    assert again.shares(table) == pytest.approx(scale.shares(table), abs=1e-3)
    for share in np.linspace(0, 1, 21):
        assert again.score(share) == pytest.approx(scale.score(share), abs=1e-3)
        assert again.belief(share, 0.1) == pytest.approx(scale.belief(share, 0.1), abs=1e-3)
        assert again.interval(share, 0.1) == pytest.approx(scale.interval(share, 0.1), abs=1e-3)


def test_the_shipped_scale_is_for_the_columns_of_the_table(tmp_path: Path) -> None:
    scale = shipped()
    assert scale.columns == COLUMNS
    assert scale.support.shape == (len(scale.weights), len(COLUMNS))
    save(scale, tmp_path / "again.npz")
    table = scale.mean + scale.deviation * np.random.default_rng(7).normal(size=(9, len(COLUMNS)))
    assert load(tmp_path / "again.npz").shares(table) == pytest.approx(scale.shares(table))


@given(SHARE, SHARE, st.floats(1, 10))
def test_an_interval_widened_stays_on_the_scale_and_holds_the_old_one(
    one: float, other: float, factor: float
) -> None:
    interval = Interval(min(one, other), max(one, other))
    wider = interval.widened(factor)
    assert 0 <= wider.low <= interval.low + 1e-12
    assert interval.high - 1e-12 <= wider.high <= 1


def test_an_interval_is_widened_around_its_middle() -> None:
    assert Interval(0.4, 0.6).widened(2) == pytest.approx((0.3, 0.7))
    assert Interval(0.0, 0.4).widened(2) == pytest.approx((0.0, 0.6))
    assert Interval(0.2, 0.5).width == pytest.approx(0.3)


@given(SHARE, st.floats(0, 0.5))
def test_the_interval_of_a_score_lies_on_the_scale_and_holds_it(
    score: float, spread: float
) -> None:
    low, high = shipped().interval(score, spread)
    assert 0 <= low <= score <= high <= 1


def test_a_greater_spread_leaves_more_open() -> None:
    scale = shipped()
    widths = [scale.interval(0.5, spread).width for spread in (0.0, 0.05, 0.1)]
    assert widths == sorted(set(widths))
    assert widths[0] > 0


@given(SHARE, SHARE)
def test_a_greater_share_never_gets_a_lower_score(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert 0 <= shipped().score(low) <= shipped().score(high) <= 1


def test_no_share_is_next_to_nothing_and_a_full_one_is_worth_most() -> None:
    assert shipped().score(0.0) < 0.05
    assert shipped().score(1.0) > 0.75


@given(SHARE, SHARE, st.floats(-1, 1), st.floats(-1, 1))
def test_what_is_heard_more_is_never_less_likely_held(
    one: float, other: float, behind: float, ahead: float
) -> None:
    scale = shipped()
    low, high = sorted((one, other))
    back, front = sorted((behind, ahead))
    assert 0 <= scale.belief(low, back) <= scale.belief(high, back) <= 1
    assert scale.belief(low, back) <= scale.belief(low, front)


def test_a_misconception_that_is_not_there_is_less_likely_than_one_that_is() -> None:
    assert shipped().belief(0.0, -0.5) < 0.5 < shipped().belief(1.0, 0.5)


def test_the_spread_is_that_of_independent_points() -> None:
    shares, weights = np.array([0.5, 0.5]), np.array([3.0, 1.0])
    assert spread_of(shares, weights) == pytest.approx(math.sqrt(9 / 4 + 1 / 4) / 4)
    assert spread_of(np.array([0.0, 1.0]), weights) == 0.0
