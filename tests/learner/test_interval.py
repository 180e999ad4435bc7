"""Wilson's interval."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from greenroom.learner.interval import Z_90, wilson

Z_95 = 1.959963984540054


# By hand from the formula in Wilson (1927), six digits.
@pytest.mark.parametrize(
    ("score", "n", "z", "low", "high"),
    [
        (5, 10, Z_95, 0.236593, 0.763407),
        (8, 10, Z_95, 0.490162, 0.943318),
        (1, 1, Z_95, 0.206549, 1.0),
        (0, 10, Z_95, 0.0, 0.277533),
        (95, 100, Z_95, 0.888250, 0.978456),
        (6, 12, Z_90, 0.285534, 0.714466),
        (9, 12, Z_90, 0.512662, 0.895347),
        (0, 3, Z_90, 0.0, 0.474196),
    ],
)
def test_known_intervals(score: float, n: int, z: float, low: float, high: float) -> None:
    found = wilson(score, n, z)
    assert found.low == pytest.approx(low, abs=1e-6)
    assert found.high == pytest.approx(high, abs=1e-6)


def test_without_answers_everything_is_possible() -> None:
    assert wilson(0, 0) == (0.0, 1.0)


scores = st.integers(1, 10_000).flatmap(
    lambda n: st.tuples(st.integers(0, 4 * n).map(lambda quarters: quarters / 4), st.just(n))
)


@given(scores)
def test_the_share_lies_within_its_interval_and_the_interval_within_0_and_1(
    drawn: tuple[float, int],
) -> None:
    score, n = drawn
    low, high = wilson(score, n)
    assert 0 <= low <= score / n + 1e-12
    assert score / n - 1e-12 <= high <= 1
    assert (low == 0) == (score == 0)
    assert (high == 1) == (score >= n)


@given(scores)
def test_the_bounds_are_those_shares_that_lie_z_deviations_off(drawn: tuple[float, int]) -> None:
    score, n = drawn
    for bound in wilson(score, n):
        distance = (score / n - bound) ** 2
        assert distance == pytest.approx(Z_90**2 * bound * (1 - bound) / n, abs=1e-12)


@given(scores)
def test_wrong_answers_mirror_right_ones(drawn: tuple[float, int]) -> None:
    score, n = drawn
    low, high = wilson(score, n)
    mirrored = wilson(n - score, n)
    assert mirrored.low == pytest.approx(1 - high, abs=1e-9)
    assert mirrored.high == pytest.approx(1 - low, abs=1e-9)


@given(st.integers(1, 500), st.integers(0, 500))
def test_more_answers_of_the_same_share_narrow_it(n: int, right: int) -> None:
    right = min(right, n)
    few, many = wilson(right, n), wilson(4 * right, 4 * n)
    assert many.high - many.low < few.high - few.low
