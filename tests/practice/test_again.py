"""Answering a question again: what is kept of the answer before."""

from dataclasses import replace

import pytest

from greenroom.model.session import Blueprint, Marked, Session
from greenroom.practice.again import AGAIN_FIELD, earlier, with_earlier
from greenroom.practice.flow import Submission
from tests.places import ME, Place

OPEN = Blueprint(policy="practice", title="Open", length=2, kinds=("open",))
FIRST = {"answer": ["I do not know."]}
LATER = {"answer": ["I have no idea."]}
"""Both are graded in every version of the reader."""


def repeated(place: Place) -> tuple[Marked, Session, Marked]:
    """An answer, the session in which it was given again, and the later answer."""
    session = place.room.start(ME, OPEN)
    first = place.answer(session, 1, FIRST)
    again = place.room.again(session.id, 1)
    return first, again, place.answer(again, 1, LATER)


def test_the_later_answer_knows_the_earlier_one_and_both_are_kept(place: Place) -> None:
    first, _, later = repeated(place)
    assert later.attempt.id != first.attempt.id
    assert earlier(place.store, later.attempt) == (first,)
    assert earlier(place.store, first.attempt) == ()
    assert place.store.find_attempt(first.attempt.id) == first


def test_answers_are_followed_back_to_the_first(place: Place) -> None:
    first, again, second = repeated(place)
    third_session = place.room.again(again.id, 1)
    third = place.answer(third_session, 1, FIRST)
    assert earlier(place.store, third.attempt) == (second, first)


def test_the_earlier_grade_and_what_was_held_against_it_stay(place: Place) -> None:
    session = place.room.start(ME, OPEN)
    place.answer(session, 1, FIRST)
    claim = place.submission({"point": ["costs"], "claim": ["said"]})
    contested = place.room.mark(session.id, 1, claim)
    place.answer(place.room.again(session.id, 1), 1, LATER)
    assert place.room.view(session.id, 1).marked == contested


def test_both_answers_are_evidence_and_the_repeat_moves_no_tally(place: Place) -> None:
    first, _, later = repeated(place)
    found = [numbered.evidence for numbered in place.store.evidence(ME)]
    assert [piece.attempt_id for piece in found] == [first.attempt.id, later.attempt.id]
    learner = place.ports.learner(ME)
    assert learner.count == 2
    assert sum(tally.n for tally in learner.areas.values()) == 1


def test_a_form_cannot_name_an_earlier_answer_by_itself(place: Place) -> None:
    first, _, _ = repeated(place)
    other = place.room.start(ME, OPEN)
    sent = place.answer(other, 1, {**FIRST, AGAIN_FIELD: [first.attempt.id]})
    assert AGAIN_FIELD not in sent.attempt.form
    assert not place.store.session(other.id).is_over


@pytest.mark.parametrize("draft", [None, {}, {"answer": ["x"]}])
def test_without_an_earlier_answer_the_form_names_none(draft: dict[str, list[str]] | None) -> None:
    assert with_earlier({"answer": ["a"], AGAIN_FIELD: ["z"]}, draft) == {"answer": ["a"]}


# An import may name anything as the earlier answer.
def test_an_answer_that_names_itself_has_no_earlier_one(place: Place) -> None:
    _, _, later = repeated(place)
    looped = replace(later.attempt, form={**LATER, AGAIN_FIELD: [later.attempt.id]})
    assert earlier(place.store, looped) == ()


@pytest.mark.parametrize("change", [{"learner": "other"}, {"item_uid": "aaaaaaaaaaaa"}])
def test_another_persons_or_questions_answer_is_not_an_earlier_one(
    place: Place, change: dict[str, str]
) -> None:
    _, _, later = repeated(place)
    assert earlier(place.store, replace(later.attempt, **change)) == ()  # type: ignore[arg-type] # both are texts


@pytest.mark.parametrize("named", [["gone"], []])
def test_an_earlier_answer_that_is_not_here_is_none(place: Place, named: list[str]) -> None:
    _, _, later = repeated(place)
    assert earlier(place.store, replace(later.attempt, form={AGAIN_FIELD: named})) == ()


def test_sent_twice_a_repeat_counts_once(place: Place) -> None:
    session = place.room.start(ME, OPEN)
    place.answer(session, 1, FIRST)
    again = place.room.again(session.id, 1)
    # As the page sends it: the field that the page was given comes back with it.
    form = {**LATER, AGAIN_FIELD: [str(place.store.session(session.id).slots[0].attempt_id)]}
    sent = Submission("page-again", form)
    once = place.room.submit(again.id, 1, sent)
    assert place.room.submit(again.id, 1, sent) == once
    assert len(place.store.evidence(ME)) == 2
