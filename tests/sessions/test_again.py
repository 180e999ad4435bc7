"""Sessions in which an answer is given again."""

import pytest

from greenroom.errors import NotFound, RequestError
from greenroom.model.session import Blueprint
from greenroom.practice.again import AGAIN_FIELD
from greenroom.sessions.again import find_repeat
from tests.places import ME, Place
from tests.practice.test_again import FIRST, LATER, OPEN
from tests.practice.test_flow import CHOICE, GERMAN


def test_the_same_question_is_asked_with_the_earlier_text_in_the_box(place: Place) -> None:
    session = place.room.start(ME, OPEN)
    first = place.answer(session, 1, FIRST)
    again = place.room.again(session.id, 1)
    (slot,) = again.slots
    assert (slot.item_uid, slot.seed) == (first.attempt.item_uid, first.attempt.seed)
    assert slot.draft == {**FIRST, AGAIN_FIELD: [first.attempt.id]}
    assert again.blueprint.title.startswith("Again: ")


def test_the_box_can_be_empty_from_the_start(place: Place) -> None:
    session = place.room.start(ME, OPEN)
    place.answer(session, 1, FIRST)
    draft = place.room.again(session.id, 1, is_empty=True).slots[0].draft
    assert draft is not None
    assert draft["answer"] == [""]


def test_asked_for_twice_there_is_one(place: Place) -> None:
    session = place.room.start(ME, OPEN)
    place.answer(session, 1, FIRST)
    again = place.room.again(session.id, 1)
    assert place.room.again(session.id, 1, is_empty=True) == place.store.session(again.id)
    assert len(place.store.sessions(ME)) == 2
    place.answer(again, 1, LATER)
    assert place.room.again(session.id, 1).id == again.id


def test_what_was_typed_so_far_survives_a_restart_and_still_knows_the_earlier_answer(
    place: Place,
) -> None:
    session = place.room.start(ME, OPEN)
    first = place.answer(session, 1, FIRST)
    again = place.room.again(session.id, 1)
    assert place.room.save_draft(again.id, 1, {"answer": ["half a"]})
    place.reopen()
    slot = place.room.view(again.id, 1).slot
    assert slot.draft == {"answer": ["half a"], AGAIN_FIELD: [first.attempt.id]}


def test_it_ends_with_its_answer_and_the_first_session_goes_on(place: Place) -> None:
    session = place.room.start(ME, OPEN)
    first = place.answer(session, 1, FIRST)
    again = place.room.again(session.id, 1)
    assert find_repeat(place.store, first.attempt) is None
    place.answer(again, 1, LATER)
    assert place.store.session(again.id).is_over
    assert find_repeat(place.store, first.attempt) == place.store.session(again.id)
    assert place.room.current(session.id) == 2


def test_a_form_that_cannot_be_read_leaves_it_open(place: Place) -> None:
    session = place.room.start(ME, OPEN)
    place.answer(session, 1, FIRST)
    again = place.room.again(session.id, 1)
    assert isinstance(place.room.submit(again.id, 1, place.submission({"answer": [""]})), tuple)
    assert not place.store.session(again.id).is_over


def test_ended_without_an_answer_another_one_can_be_had(place: Place) -> None:
    session = place.room.start(ME, OPEN)
    first = place.answer(session, 1, FIRST)
    left = place.room.again(session.id, 1)
    place.room.finish(left.id)
    again = place.room.again(session.id, 1)
    assert again.id != left.id
    place.answer(again, 1, LATER)
    found = find_repeat(place.store, first.attempt)
    assert found is not None
    assert found.id == again.id


def test_an_answer_of_a_session_that_is_over_can_be_given_again(place: Place) -> None:
    session = place.room.start(ME, OPEN)
    place.answer(session, 1, FIRST)
    place.room.finish(session.id)
    assert place.answer(place.room.again(session.id, 1), 1, LATER).grade.state == "graded"


# What cannot be answered again.
def test_an_answer_without_a_grade_has_to_be_marked_first(place: Place) -> None:
    session = place.room.start(ME, OPEN)
    place.answer(session, 1, {"answer": [GERMAN]})
    with pytest.raises(RequestError, match="Mark it first"):
        place.room.again(session.id, 1)
    place.room.mark(session.id, 1, place.submission({"covered": ["costs"]}))
    assert place.room.again(session.id, 1).slots[0].draft is not None


def test_a_question_whose_key_was_shown_is_not_answered_again(place: Place) -> None:
    session = place.room.start(ME, CHOICE)
    place.answer(session, 1, place.right(session, 1))
    with pytest.raises(RequestError, match="choice question is not answered again"):
        place.room.again(session.id, 1)


def test_what_was_not_answered_or_was_withdrawn_cannot_be_given_again(place: Place) -> None:
    session = place.room.start(
        ME, Blueprint(policy="practice", title="T", length=1, kinds=("open",))
    )
    with pytest.raises(NotFound):
        place.room.again(session.id, 1)
    place.answer(session, 1, FIRST)
    place.withdraw(session.slots[0].item_uid)
    with pytest.raises(NotFound):
        place.room.again(session.id, 1)
