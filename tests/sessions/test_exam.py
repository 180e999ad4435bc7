"""Exams: timed on the server's clock, nothing told before the end."""

import datetime as dt
from collections import Counter

import pytest

from greenroom.errors import Conflict
from greenroom.model.response import Problem
from greenroom.model.session import Blueprint, Session
from greenroom.practice.flow import Submission
from greenroom.sessions.room import GRACE_SECONDS
from greenroom.sessions.standing import summarise
from tests.parts import START
from tests.places import ME, Place

EXAM = Blueprint(
    policy="exam",
    title="Exam",
    length=4,
    minutes=20,
    areas={"alpha": 2, "beta": 1, "gamma": 1},
    kinds=("choice", "numeric"),
)
END = START + dt.timedelta(minutes=20)


def keep(place: Place, session: Session, position: int, score: float) -> None:
    """Submit an answer of this score."""
    form = place.right(session, position, score=score)
    assert place.room.submit(session.id, position, place.submission(form)) is None


def test_all_questions_stand_from_the_start_as_the_blueprint_says(place: Place) -> None:
    session = place.room.start(ME, EXAM)
    heads = [place.bank.find_head(slot.item_uid) for slot in session.slots]
    assert Counter(h.area for h in heads if h) == EXAM.areas
    assert session.ends_at == END
    assert session.blueprint.length == 4


def test_an_answer_is_kept_and_can_be_changed_until_the_end(place: Place) -> None:
    session = place.room.start(ME, EXAM)
    keep(place, session, 1, 0.0)
    keep(place, session, 3, 1.0)
    keep(place, session, 1, 1.0)
    view = place.room.view(session.id, 1)
    assert (view.marked, view.slot.attempt_id, view.slot.is_begun) == (None, None, True)
    assert place.store.evidence(ME) == []

    place.clock.forward(minutes=5)
    ended = place.room.finish(session.id)
    assert ended.ended_at == place.clock()
    grades = {m.attempt.position: m.grade.score for m in place.store.attempts(session.id)}
    assert grades == {1: 1.0, 3: 1.0}
    marked = place.room.view(session.id, 1).marked
    assert marked is not None
    assert marked.grade.score == 1.0
    assert place.ports.learner(ME).count == 2


def test_a_question_left_open_counts_as_not_right(place: Place) -> None:
    session = place.room.start(ME, EXAM)
    keep(place, session, 1, 1.0)
    ended = place.room.finish(session.id)
    heads = {head.uid: head for head in place.bank.heads()}
    summary = summarise(ended, place.store.attempts(session.id), heads)
    assert (summary.overall.score, summary.overall.n, summary.unanswered) == (1.0, 4, 3)
    assert sum(area.n for area in summary.areas) == 4


def test_a_form_that_cannot_be_read_is_told_and_not_kept(place: Place) -> None:
    session = place.room.start(ME, EXAM)
    keep(place, session, 1, 1.0)
    kept = place.room.view(session.id, 1).slot.draft
    problems = place.room.submit(session.id, 1, place.submission({"answer": ["what?"]}))
    assert isinstance(problems, tuple)
    assert isinstance(problems[0], Problem)
    assert place.room.view(session.id, 1).slot.draft == kept


def test_an_answer_can_be_taken_back(place: Place) -> None:
    session = place.room.start(ME, EXAM)
    keep(place, session, 1, 1.0)
    assert place.room.submit(session.id, 1, place.submission({"answer": [""]})) is None
    assert not place.room.view(session.id, 1).slot.is_begun
    place.room.finish(session.id)
    assert place.store.attempts(session.id) == []


@pytest.mark.parametrize("late", [dt.timedelta(seconds=3), dt.timedelta(days=3)])
def test_when_time_is_over_what_was_typed_is_submitted_as_of_the_end(
    place: Place, late: dt.timedelta
) -> None:
    session = place.room.start(ME, EXAM)
    keep(place, session, 1, 1.0)
    draft = place.right(session, 2)
    assert place.room.save_draft(session.id, 2, draft)
    place.reopen()
    place.clock.at = END + late

    ended = place.room.session(session.id)
    assert ended.ended_at == END
    attempts = place.store.attempts(session.id)
    assert [(m.attempt.position, m.grade.score) for m in attempts] == [(1, 1.0), (2, 1.0)]
    assert {m.attempt.at for m in attempts} == {END}
    assert {piece.evidence.at for piece in place.store.evidence(ME)} == {END}
    # Asking again ends nothing twice.
    assert place.room.session(session.id) == ended
    assert len(place.store.evidence(ME)) == 2


def test_a_draft_that_cannot_be_read_does_not_stop_the_end(place: Place) -> None:
    session = place.room.start(ME, EXAM)
    assert place.room.save_draft(session.id, 1, {"answer": ["what?"]})
    keep(place, session, 2, 1.0)
    place.clock.at = END + dt.timedelta(minutes=1)
    assert place.room.session(session.id).is_over
    assert [m.attempt.position for m in place.store.attempts(session.id)] == [2]


@pytest.mark.parametrize(
    ("seconds", "counts"),
    [(-1, True), (0, True), (GRACE_SECONDS, True), (GRACE_SECONDS + 1, False)],
)
def test_what_was_sent_in_time_may_arrive_a_little_late(
    place: Place, seconds: float, counts: bool
) -> None:
    session = place.room.start(ME, EXAM)
    form = place.right(session, 1)
    place.clock.at = END + dt.timedelta(seconds=seconds)
    submission = place.submission(form)
    if counts:
        assert place.room.submit(session.id, 1, submission) is None
    else:
        with pytest.raises(Conflict, match="came too late to count"):
            place.room.submit(session.id, 1, submission)
    place.clock.forward(minutes=1)
    place.room.session(session.id)
    assert len(place.store.attempts(session.id)) == counts


def test_questions_can_be_flagged_and_returned_to_in_any_order(place: Place) -> None:
    session = place.room.start(ME, EXAM)
    place.room.flag(session.id, 3, flagged=True)
    place.room.flag(session.id, 2, flagged=True)
    place.room.flag(session.id, 2, flagged=False)
    assert [s.flagged for s in place.room.session(session.id).slots] == [False, False, True, False]
    keep(place, session, 4, 1.0)
    assert place.room.current(session.id) == 1


def test_a_question_withdrawn_during_an_exam_is_replaced_from_its_areas(place: Place) -> None:
    session = place.room.start(ME, EXAM)
    gone = session.slots[0].item_uid
    place.withdraw(gone)
    view = place.room.view(session.id, 1)
    uids = [slot.item_uid for slot in place.room.session(session.id).slots]
    assert view.slot.item_uid != gone
    assert len(set(uids)) == 4


def test_an_exam_longer_than_the_bank_is_as_long_as_the_bank(place: Place) -> None:
    session = place.room.start(ME, EXAM.model_copy(update={"areas": {"alpha": 90}, "length": 90}))
    assert session.blueprint.length == len(session.slots) == 7


def test_an_exam_without_areas_takes_them_in_turn(place: Place) -> None:
    free = EXAM.model_copy(update={"areas": {}, "length": 9})
    session = place.room.start(ME, free)
    heads = [place.bank.find_head(slot.item_uid) for slot in session.slots]
    assert Counter(h.area for h in heads if h) == {"alpha": 3, "beta": 3, "gamma": 3}


def edit(place: Place, uid: str) -> None:
    """Change the file of an item so that its version is another."""
    head = place.bank.find_head(uid)
    assert head is not None
    path = place.bank_dir / f"{head.path}.toml"
    path.write_text(path.read_text().replace("minutes = ", "minutes = 1", 1))
    place.bank.refresh()


@pytest.mark.parametrize("confidence", ["40", "120", "very", "\u0668\u0660"])
def test_a_confidence_that_cannot_be_read_does_not_cost_the_answer(
    place: Place, confidence: str
) -> None:
    session = place.room.start(ME, EXAM)
    for position in range(1, 5):
        form = {**place.right(session, position), "confidence": [confidence]}
        place.room.save_draft(session.id, position, form)
    assert place.room.unreadable(place.room.session(session.id)) == ()
    place.room.finish(session.id)
    found = place.store.attempts(session.id)
    assert [m.grade.score for m in found] == [1.0] * 4
    assert [m.attempt.response.confidence for m in found] == [None] * 4


def test_it_goes_on_at_the_first_question_without_an_answer(place: Place) -> None:
    session = place.room.start(ME, EXAM)
    assert place.room.current(session.id) == 1
    keep(place, session, 1, 1.0)
    keep(place, session, 3, 1.0)
    place.reopen()
    assert place.room.current(session.id) == 2
    for position in (2, 4):
        keep(place, session, position, 1.0)
    assert place.room.current(session.id) == 1


def test_an_answer_that_cannot_be_read_is_told_before_the_end(place: Place) -> None:
    session = place.room.start(ME, EXAM)
    place.room.save_draft(session.id, 2, {"answer": ["half a sentence"]})
    assert place.room.unreadable(place.room.session(session.id)) == (2,)


def test_an_answer_to_a_question_that_was_edited_since_counts_neither_way(place: Place) -> None:
    session = place.room.start(ME, EXAM)
    view = place.room.view(session.id, 1)
    assert view.asked is not None
    version, form = view.asked.question.item.version, place.right(session, 1)
    place.room.submit(session.id, 1, Submission("one", form, version))
    keep(place, session, 2, 1.0)
    edit(place, view.slot.item_uid)
    place.room.finish(session.id)
    first, second = place.store.attempts(session.id)
    assert (first.grade.state, first.attempt.item_version) == ("ungraded", version)
    assert second.grade.score == 1.0
    heads = {h.uid: h for h in place.bank.heads()}
    summary = summarise(place.room.session(session.id), [first, second], heads)
    assert (summary.overall.score, summary.overall.n) == (1.0, 3)
    assert place.room.regrade(session.id, 1, "again").grade.state == "ungraded"
    assert len(place.store.evidence(ME)) == 1


def test_a_question_edited_before_it_is_answered_is_shown_again(place: Place) -> None:
    session = place.room.start(ME, EXAM)
    view = place.room.view(session.id, 1)
    assert view.asked is not None
    version, form = view.asked.question.item.version, place.right(session, 1)
    edit(place, view.slot.item_uid)
    problems = place.room.submit(session.id, 1, Submission("one", form, version))
    assert isinstance(problems, tuple)
    assert "was edited while you were answering" in problems[0].message


def test_a_session_whose_items_are_all_withdrawn_ends(place: Place) -> None:
    head = place.bank.heads()[0]
    one = Blueprint(policy="practice", title="One", length=1, items=(head.uid,))
    session = place.room.start(ME, one)
    place.withdraw(head.uid)
    assert place.room.view(session.id, 1).asked is None
    assert place.room.current(session.id) is None
    assert place.room.session(session.id).is_over
