"""What was said against what was right."""

import math
from dataclasses import astuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from greenroom.learner.interval import wilson
from greenroom.model.evidence import Evidence
from greenroom.sessions.progress.confidence import ENOUGH, calibration
from tests.parts import evidence

PERCENTS = st.integers(50, 100).map(lambda percent: percent / 100)


def answers(said: float, right: int, n: int) -> list[Evidence]:
    return [evidence(score=float(k < right), confidence=said) for k in range(n)]


def test_24_right_of_34_said_with_90_percent_is_71_percent_with_its_interval() -> None:
    found = calibration(answers(0.9, 24, 34))
    assert found.told is not None
    assert found.told.said == pytest.approx(0.9)
    assert (found.told.about, found.told.n) == (0.9, 34)
    assert (found.told.low, found.told.high) == wilson(24, 34)
    assert f"{found.told.right:.0%}" == "71%"
    # 24 off by 0.1 and 10 off by 0.9.
    assert found.brier == pytest.approx((24 * 0.01 + 10 * 0.81) / 34)
    assert found.told.verdict == "too sure"


@pytest.mark.parametrize(
    ("percent", "about"),
    [(50, 0.5), (54, 0.5), (55, 0.6), (64, 0.6), (65, 0.7), (74, 0.7), (75, 0.8), (84, 0.8),
     (85, 0.9), (94, 0.9), (95, 1.0), (100, 1.0)],
)  # fmt: skip
def test_each_answer_counts_with_the_nearest_ten(percent: int, about: float) -> None:
    assert [b.about for b in calibration(answers(percent / 100, 1, 1)).bins] == [about]


@pytest.mark.parametrize(
    ("right", "verdict"), [(0, "too sure"), (7, "as said"), (10, "not sure enough")]
)
def test_the_verdict_is_by_the_interval(right: int, verdict: str) -> None:
    found = calibration(answers(0.7, right, 10)).told
    assert found is not None
    assert found.verdict == verdict


def test_too_unsure_is_said_once_the_interval_lies_above() -> None:
    found = calibration(answers(0.6, 20, 20)).told
    assert found is not None
    assert found.verdict == "not sure enough"


def test_no_sentence_is_made_of_few_answers() -> None:
    assert calibration(answers(0.9, 3, ENOUGH - 1)).told is None
    assert calibration(answers(0.9, 3, ENOUGH)).told is not None


def test_without_answers_there_is_nothing() -> None:
    found = calibration([evidence(confidence=None), evidence(score=None, rating=3)])
    assert (found.bins, found.n, found.brier, found.told) == ((), 0, None, None)


@given(st.lists(st.tuples(PERCENTS, st.floats(0, 1)), max_size=60))
def test_every_answer_is_in_one_bin_and_no_figure_leaves_its_range(
    pairs: list[tuple[float, float]],
) -> None:
    found = calibration(evidence(score=score, confidence=said) for said, score in pairs)
    assert sum(b.n for b in found.bins) == found.n == len(pairs)
    assert found.brier is None or 0 <= found.brier <= 1
    for each in found.bins:
        assert abs(each.said - each.about) <= 0.05 + 1e-9
        assert 0 <= each.low <= each.right + 1e-9
        assert each.right <= each.high + 1e-9
        assert all(math.isfinite(value) for value in astuple(each))
