"""Placement and practice from the first question to the last."""

import datetime as dt
from collections import Counter
from pathlib import Path

import pytest

from greenroom.errors import Conflict, NotFound, RequestError
from greenroom.learner.fold import fold
from greenroom.learner.predict import PREDICTOR
from greenroom.model.learner import Learner
from greenroom.model.response import Problem
from greenroom.model.session import Blueprint, Marked
from greenroom.practice.flow import Submission
from greenroom.sessions.policies import PLACEMENT
from greenroom.sessions.room import WITHDRAWN
from tests.parts import START
from tests.places import ME, Place

PRACTICE = Blueprint(policy="practice", title="Practice", length=4, kinds=("choice",))


def test_a_placement_asks_twelve_questions_over_all_areas(place: Place) -> None:
    session = place.room.start(ME, PLACEMENT)
    for expected in range(1, 13):
        position = place.room.current(session.id)
        assert position == expected
        view = place.room.view(session.id, position)
        assert view.slot.attempt_id is None
        assert view.is_last == (position == 12)
        place.clock.forward(seconds=30)
        marked = place.answer(session, position, place.right(session, position))
        assert (marked.grade.score, marked.attempt.seconds) == (1.0, 30.0)
    assert place.room.current(session.id) is None

    done = place.room.session(session.id)
    assert done.is_over
    heads = [place.bank.find_head(slot.item_uid) for slot in done.slots]
    assert Counter(h.area for h in heads if h) == {"alpha": 4, "beta": 4, "gamma": 4}
    assert {h.kind for h in heads if h} <= {"choice", "numeric"}
    assert len({slot.item_uid for slot in done.slots}) == 12
    learner = place.ports.learner(ME)
    assert learner.count == 12
    assert {area: t.n for area, t in learner.areas.items()} == {"alpha": 4, "beta": 4, "gamma": 4}


def test_evidence_keeps_what_was_predicted_before_the_answer(place: Place) -> None:
    session = place.room.start(ME, PLACEMENT)
    predicted = []
    while (position := place.room.current(session.id)) is not None:
        predicted.append(place.room.view(session.id, position).slot.predicted)
        place.answer(session, position, place.right(session, position))
    kept = [numbered.evidence for numbered in place.store.evidence(ME)]
    assert [piece.predicted for piece in kept] == predicted
    learner, foreseen = Learner(ME), []
    for piece in kept:
        head = place.bank.find_head(piece.item_uid)
        assert head is not None
        foreseen.append(place.ports.predict(learner, head))
        learner = fold(learner, [piece], place.ports.parameters)
    assert predicted == pytest.approx(foreseen)
    assert {piece.predictor for piece in kept} == {PREDICTOR}


def test_feedback_comes_at_once_and_stays(place: Place) -> None:
    session = place.room.start(ME, PRACTICE)
    marked = place.answer(session, 1, place.right(session, 1, score=0.0))
    assert marked.grade.score == 0.0
    view = place.room.view(session.id, 1)
    assert view.marked == marked
    assert view.slot.attempt_id is not None


# The same again.
def test_a_submission_sent_twice_counts_once(place: Place) -> None:
    session = place.room.start(ME, PRACTICE)
    submission = Submission("page-a", place.right(session, 1))
    first = place.room.submit(session.id, 1, submission)
    place.clock.forward(minutes=5)
    assert place.room.submit(session.id, 1, submission) == first
    assert len(place.store.evidence(ME)) == 1
    assert len(place.store.attempts(session.id)) == 1


def test_a_submission_sent_again_after_the_end_gets_what_it_got(place: Place) -> None:
    session = place.room.start(ME, PRACTICE)
    submission = Submission("page-a", place.right(session, 1))
    first = place.room.submit(session.id, 1, submission)
    place.room.finish(session.id)
    assert place.room.submit(session.id, 1, submission) == first


def test_an_answered_question_takes_no_other_answer(place: Place) -> None:
    session = place.room.start(ME, PRACTICE)
    wrong, right = (place.right(session, 1, score=score) for score in (0.0, 1.0))
    marked = place.answer(session, 1, wrong)
    with pytest.raises(Conflict):
        place.room.submit(session.id, 1, place.submission(right))
    with pytest.raises(Conflict):
        place.room.submit(session.id, 1, Submission(marked.attempt.id, right))
    assert place.room.view(session.id, 1).marked == marked
    assert len(place.store.evidence(ME)) == 1


def test_a_form_that_cannot_be_read_costs_nothing(place: Place) -> None:
    session = place.room.start(ME, PRACTICE)
    assert place.room.submit(session.id, 1, place.submission({"answer": [""]})) == (
        Problem("answer", "Pick an option first."),
    )
    assert place.store.attempts(session.id) == []
    assert place.room.current(session.id) == 1
    assert place.room.view(session.id, 1).slot.attempt_id is None


# Coming back.
def test_after_a_restart_it_goes_on_with_the_same_question_draft_and_time(place: Place) -> None:
    timed = PRACTICE.model_copy(update={"minutes": 10.0})
    session = place.room.start(ME, timed)
    place.answer(session, 1, place.right(session, 1))
    position = place.room.current(session.id)
    assert position == 2
    before = place.room.view(session.id, 2)
    draft = {"answer": ["1"], "confidence": ["80"]}
    assert place.room.save_draft(session.id, 2, draft)
    place.room.flag(session.id, 2, flagged=True)

    place.clock.forward(minutes=4)
    place.reopen()

    assert [s.id for s in place.store.open_sessions(ME)] == [session.id]
    assert place.room.current(session.id) == 2
    after = place.room.view(session.id, 2)
    assert after.asked == before.asked
    assert (after.slot.draft, after.slot.flagged) == (draft, True)
    assert after.session.ends_at == START + dt.timedelta(minutes=10)
    assert after.slot.asked_at == START
    assert place.answer(session, 2, place.right(session, 2)).attempt.seconds == 240.0


def test_the_same_ids_and_answers_lead_to_the_same_session(place: Place, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    other = Place(tmp_path / "other", place.bank_dir)
    asked = []
    for one in (place, other):
        session = one.room.start(ME, PLACEMENT)
        while (position := one.room.current(session.id)) is not None:
            one.answer(session, position, one.right(session, position))
        slots = one.room.session(session.id).slots
        asked.append([(slot.item_uid, slot.seed, slot.reason) for slot in slots])
    other.close()
    assert asked[0] == asked[1]


def test_a_position_that_does_not_exist_is_not_found(place: Place) -> None:
    session = place.room.start(ME, PRACTICE)
    for position in (-1, 0, 2, 99):
        with pytest.raises(NotFound, match=f"no question {position} in this session"):
            place.room.view(session.id, position)
    with pytest.raises(NotFound):
        place.room.flag(session.id, 7, flagged=True)
    with pytest.raises(NotFound):
        place.room.session("nothing")


# The end.
def test_finishing_twice_keeps_the_first_end(place: Place) -> None:
    session = place.room.start(ME, PRACTICE)
    ended = place.room.finish(session.id)
    place.clock.forward(hours=1)
    assert place.room.finish(session.id) == ended
    assert ended.ended_at == START
    assert place.room.current(session.id) is None


def test_nothing_can_be_answered_saved_or_flagged_after_the_end(place: Place) -> None:
    session = place.room.start(ME, PRACTICE)
    form = place.right(session, 1)
    place.room.finish(session.id)
    with pytest.raises(Conflict, match="This session is over"):
        place.room.submit(session.id, 1, place.submission(form))
    assert not place.room.save_draft(session.id, 1, form)
    place.room.flag(session.id, 1, flagged=True)
    slot = place.room.view(session.id, 1).slot
    assert (slot.draft, slot.flagged, slot.attempt_id) == (None, False, None)


def test_a_session_is_no_longer_than_the_items_that_fit(place: Place) -> None:
    few = PRACTICE.model_copy(update={"kinds": ("numeric",)})
    session = place.room.start(ME, few)
    assert session.blueprint.length == 3
    for position in (1, 2, 3):
        assert place.room.current(session.id) == position
        place.answer(session, position, place.right(session, position))
    assert place.room.current(session.id) is None


def test_nothing_to_ask_is_told_with_the_filters(place: Place) -> None:
    nothing = PRACTICE.model_copy(update={"topics": ("alpha-one",), "kinds": ("quiz",)})
    with pytest.raises(RequestError) as caught:
        place.room.start(ME, nothing)
    assert str(caught.value) == ("No item fits topics: alpha-one; kinds: quiz. Widen the choice.")
    assert place.store.sessions(ME) == []


# Chosen items.
def test_items_that_were_chosen_are_asked_in_their_order(place: Place) -> None:
    uids = tuple(place.bank.head(path).uid for path in ("beta/choice-1", "alpha/choice-0"))
    asked = Blueprint(policy="practice", title="Two", length=2, items=(uids[0], "gone", uids[1]))
    session = place.room.start(ME, asked.model_copy(update={"length": 3}))
    for position, expected in ((1, uids[0]), (2, uids[1])):
        assert place.room.current(session.id) == position
        view = place.room.view(session.id, position)
        assert (view.slot.item_uid, view.slot.reason) == (expected, "you chose it")
        place.answer(session, position, place.right(session, position))
    assert place.room.current(session.id) is None


# Items that go.
def test_a_withdrawn_question_is_replaced(place: Place) -> None:
    session = place.room.start(ME, PRACTICE)
    gone = place.room.view(session.id, 1).slot.item_uid
    place.room.save_draft(session.id, 1, {"answer": ["1"]})
    place.withdraw(gone)
    assert place.room.current(session.id) == 1
    slot = place.room.view(session.id, 1).slot
    assert slot.item_uid != gone
    assert (slot.reason, slot.draft) == (WITHDRAWN, None)
    assert place.answer(session, 1, place.right(session, 1)).grade.score == 1.0


def test_an_answer_to_a_question_withdrawn_meanwhile_is_not_held_against_another(
    place: Place,
) -> None:
    session = place.room.start(ME, PRACTICE)
    form = place.right(session, 1)
    place.withdraw(place.room.view(session.id, 1).slot.item_uid)
    with pytest.raises(Conflict, match="just withdrawn"):
        place.room.submit(session.id, 1, place.submission(form))
    assert place.store.attempts(session.id) == []
    place.answer(session, 1, place.right(session, 1))


def test_an_answered_question_that_is_withdrawn_keeps_its_grade(place: Place) -> None:
    session = place.room.start(ME, PRACTICE)
    marked = place.answer(session, 1, place.right(session, 1))
    place.withdraw(marked.attempt.item_uid)
    view = place.room.view(session.id, 1)
    assert (view.asked, view.marked) == (None, marked)
    assert place.room.current(session.id) == 2


def test_a_practice_of_the_weakest_asks_where_answers_were_wrong(place: Place) -> None:
    one = PRACTICE.model_copy(update={"topics": ("beta-two",), "length": 2})
    session = place.room.start(ME, one)
    for position in (1, 2):
        place.room.current(session.id)
        place.answer(session, position, place.right(session, position, score=0.0))
    weak = place.room.start(ME, PRACTICE.model_copy(update={"weakest": True}))
    head = place.bank.find_head(weak.slots[0].item_uid)
    assert head is not None
    assert head.topics == ("beta-two",)


def test_sessions_of_two_learners_do_not_meet(place: Place) -> None:
    mine, theirs = place.room.start(ME, PRACTICE), place.room.start("you", PRACTICE)
    assert isinstance(place.answer(mine, 1, place.right(mine, 1)), Marked)
    assert [s.id for s in place.store.sessions("you")] == [theirs.id]
    assert (place.ports.learner(ME).count, place.ports.learner("you").count) == (1, 0)


def test_a_question_edited_while_it_was_answered_is_shown_again_and_not_graded(
    place: Place,
) -> None:
    session = place.room.start(ME, PRACTICE)
    view = place.room.view(session.id, 1)
    assert view.asked is not None
    version, form = view.asked.question.item.version, place.right(session, 1)
    path = place.bank_dir / f"{view.asked.head.path}.toml"
    path.write_text(path.read_text().replace("minutes = ", "minutes = 1", 1))
    place.bank.refresh()
    late = Submission("edited-1", form, version)
    problems = place.room.submit(session.id, 1, late)
    assert isinstance(problems, tuple)
    (problem,) = problems
    assert "was edited while you were answering" in problem.message
    assert place.store.attempts(session.id) == []
    assert isinstance(place.room.submit(session.id, 1, Submission("edited-2", form)), Marked)
