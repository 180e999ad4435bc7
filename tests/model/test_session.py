"""Sessions and slots."""

import pytest
from pydantic import ValidationError

from greenroom.model.response import Form
from greenroom.model.session import Blueprint, Policy, Slot
from tests.parts import START, session, slot


@pytest.mark.parametrize(
    ("draft", "is_begun"),
    [
        (None, False),
        ({}, False),
        ({"answer": []}, False),
        ({"answer": [" ", "\n"]}, False),
        ({"confidence": ["80"]}, False),
        ({"answer": ["", "1"]}, True),
    ],
)
def test_a_slot_is_begun_once_something_stands_in_its_answer(
    draft: Form | None, is_begun: bool
) -> None:
    assert Slot(1, "a", 1, "", None, "none", draft=draft).is_begun is is_begun


def test_positions_count_from_one() -> None:
    found = session("practice", "a", "b")
    assert [found.slot(n) for n in (-1, 0, 1, 2, 3)] == [
        None,
        None,
        slot(1, "a"),
        slot(2, "b"),
        None,
    ]


def test_a_session_is_over_once_it_has_an_end() -> None:
    assert not session("practice", "a").is_over
    assert session("practice", "a", ended_at=START).is_over


@pytest.mark.parametrize(
    ("policy", "at_end"),
    [("placement", False), ("practice", False), ("review", False), ("exam", True)],
)
def test_only_an_exam_tells_nothing_before_its_end(policy: Policy, at_end: bool) -> None:
    assert Blueprint(policy=policy, title="Test", length=1).feedback_at_end is at_end


@pytest.mark.parametrize("length", [0, -1, 201])
def test_a_session_has_a_sensible_length(length: int) -> None:
    with pytest.raises(ValidationError):
        Blueprint(policy="practice", title="Test", length=length)
