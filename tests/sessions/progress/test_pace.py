"""Time per question against what was planned."""

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from greenroom.model.evidence import Evidence
from greenroom.model.item import ItemHead
from greenroom.sessions.progress.pace import ENOUGH, paces
from tests.parts import evidence, head


def find(uid: str) -> ItemHead | None:
    return None if uid == "gone" else head(uid)


def took(seconds: float | None, uid: str = "item", kind: str = "choice") -> Evidence:
    return replace(evidence(uid), seconds=seconds, kind=kind)


def test_the_median_and_the_quartiles_are_over_the_questions_minutes() -> None:
    # Each question is planned for two minutes.
    found = paces([took(s) for s in (60, 120, 180, 240, 300)], find)
    [pace] = found.kinds
    assert (pace.kind, pace.n, pace.median, pace.low, pace.high) == ("choice", 5, 1.5, 1.0, 2.0)
    assert pace.median_seconds == 180
    assert found.without == 0


def test_kinds_stand_apart_and_what_has_no_time_or_question_is_counted() -> None:
    found = paces([took(60), took(60, kind="open"), took(None), took(9, "gone"), took(-5)], find)
    assert [(p.kind, p.n) for p in found.kinds] == [("choice", 1), ("open", 1)]
    assert found.without == 3


def test_few_answers_have_no_quartiles() -> None:
    [few] = paces([took(60)] * (ENOUGH - 1), find).kinds
    assert (few.low, few.high) == (None, None)


def test_without_answers_there_is_nothing() -> None:
    assert paces([], find).kinds == ()


@given(st.lists(st.floats(0, 1e9), min_size=1, max_size=40))
def test_every_figure_is_a_positive_number_and_the_median_lies_between(times: list[float]) -> None:
    [pace] = paces([took(s) for s in times], find).kinds
    assert 0 < pace.median < math.inf
    assert pace.median_seconds >= 1
    if pace.low is not None and pace.high is not None:
        assert 0 < pace.low <= pace.median * (1 + 1e-12)
        assert pace.median <= pace.high * (1 + 1e-12) < math.inf


@pytest.mark.parametrize("seconds", [0, 1e-9])
def test_no_time_at_all_counts_as_a_second(seconds: float) -> None:
    [pace] = paces([took(seconds)], find).kinds
    assert pace.median_seconds == 1
