"""The spine: what becomes of an answer, whatever fails."""

import datetime as dt
import logging
from typing import Any, ClassVar

import pytest

from greenroom.errors import GraderFault
from greenroom.graders import GRADERS
from greenroom.learner.memory import minutes_from
from greenroom.model.grade import Grade
from greenroom.model.response import Problem, Response
from greenroom.model.session import Blueprint, Marked, Session
from greenroom.practice.flow import OUR_FAULT, ask
from greenroom.practice.learners import Learners
from tests.parts import START
from tests.places import ME, Place

CHOICE = Blueprint(policy="practice", title="Choice", length=2, kinds=("choice",))
GERMAN = "Das ist eine Antwort auf Deutsch, die hier niemand liest, und sie hat noch einen Satz."
"""What the grader of open answers leaves to the learner."""
OPEN = Blueprint(policy="practice", title="Open", length=2, kinds=("open",))


class Failing:
    """A grader that is broken."""

    name: ClassVar[str] = "exact"
    version: ClassVar[int] = 1

    def __init__(self, fault: Exception) -> None:
        self._fault = fault

    def grade(self, key: Any, response: Response) -> Grade:
        raise self._fault


FAULTS = [GraderFault("no"), RuntimeError("no"), KeyError("no"), RecursionError("no")]


@pytest.fixture
def ungraded(
    place: Place, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> tuple[Session, Marked]:
    """An answer whose grader failed once; by now it is mended."""
    session = place.room.start(ME, CHOICE)
    form = {**place.right(session, 1), "confidence": ["90"]}
    with monkeypatch.context() as broken:
        broken.setitem(GRADERS, "exact", Failing(getattr(request, "param", RuntimeError("no"))))
        marked = place.answer(session, 1, form)
    return session, marked


@pytest.mark.parametrize("ungraded", FAULTS, indirect=True, ids=lambda e: type(e).__name__)
def test_a_failing_grader_costs_the_learner_nothing(
    place: Place, ungraded: tuple[Session, Marked], caplog: pytest.LogCaptureFixture
) -> None:
    session, marked = ungraded
    assert (marked.grade.state, marked.grade.score) == ("ungraded", None)
    assert marked.grade.summary == OUR_FAULT
    assert place.room.view(session.id, 1).marked == marked
    assert place.store.evidence(ME) == []
    assert place.ports.learner(ME).count == 0
    assert place.room.current(session.id) == 2
    assert [record.levelno for record in caplog.get_records("setup")] == [logging.ERROR]


def test_what_our_fault_left_ungraded_is_graded_again(
    place: Place, ungraded: tuple[Session, Marked]
) -> None:
    session, marked = ungraded
    place.clock.forward(days=1)
    again = place.room.regrade(session.id, 1, "regrade-1")
    assert (again.grade.state, again.grade.score) == ("graded", 1.0)
    assert again.attempt == marked.attempt
    (numbered,) = place.store.evidence(ME)
    # The answer was given when it was given, however late it is graded.
    assert (numbered.evidence.at, numbered.evidence.confidence) == (START, 0.9)
    assert place.ports.learner(ME).count == 1


def test_a_graded_answer_is_not_graded_again(
    place: Place, ungraded: tuple[Session, Marked]
) -> None:
    session, _ = ungraded
    first = place.room.regrade(session.id, 1, "regrade-1")
    assert place.room.regrade(session.id, 1, "regrade-1") == first
    assert place.room.regrade(session.id, 1, "regrade-2") == first
    assert len(place.store.evidence(ME)) == 1


def test_a_grader_that_fails_again_leaves_it_ungraded(
    place: Place, ungraded: tuple[Session, Marked], monkeypatch: pytest.MonkeyPatch
) -> None:
    session, _ = ungraded
    with monkeypatch.context() as broken:
        broken.setitem(GRADERS, "exact", Failing(RuntimeError("still")))
        assert place.room.regrade(session.id, 1, "regrade-1").grade.state == "ungraded"
    assert place.room.regrade(session.id, 1, "regrade-2").grade.state == "graded"


# Answers that learners mark themselves.
def test_an_open_answer_waits_for_its_marks(place: Place) -> None:
    session = place.room.start(ME, OPEN)
    waiting = place.answer(session, 1, {"answer": [GERMAN]})
    assert (waiting.grade.state, waiting.grade.score) == ("unmarked", None)
    assert place.store.evidence(ME) == []

    marks = {"covered": ["imbalance", "costs"], "held": ["always-bad"]}
    marked = place.room.mark(session.id, 1, place.submission(marks))
    assert isinstance(marked, Marked)
    assert (marked.grade.state, marked.grade.score) == ("graded", 0.75)
    assert marked.attempt == waiting.attempt
    (numbered,) = place.store.evidence(ME)
    assert (numbered.evidence.score, numbered.evidence.kind) == (0.75, "open")


def test_marks_are_given_once(place: Place) -> None:
    session = place.room.start(ME, OPEN)
    place.answer(session, 1, {"answer": [GERMAN]})
    first = place.room.mark(session.id, 1, place.submission({"covered": ["costs"]}))
    second = place.room.mark(session.id, 1, place.submission({"covered": ["imbalance"]}))
    assert second == first
    assert len(place.store.evidence(ME)) == 1


def test_a_point_is_contested_and_the_score_stays(place: Place) -> None:
    session = place.room.start(ME, OPEN)
    graded = place.answer(session, 1, {"answer": ["I do not know."]})
    assert graded.grade.state == "graded"
    claim = place.submission({"point": ["costs"], "claim": ["said"]})
    contested = place.room.mark(session.id, 1, claim)
    assert isinstance(contested, Marked)
    assert contested.grade.score == graded.grade.score
    told = {seen.id: seen.data for seen in contested.grade.seen}
    assert isinstance(told["costs"], dict)
    assert told["costs"]["yours"] == "said"
    assert len(place.store.evidence(ME)) == 1
    wrong = place.submission({"point": ["charm"], "claim": ["said"]})
    assert place.room.mark(session.id, 1, wrong) == (
        Problem("point", "No such point. Choose from those shown."),
    )


def test_marks_that_do_not_exist_are_refused(place: Place) -> None:
    session = place.room.start(ME, OPEN)
    place.answer(session, 1, {"answer": [GERMAN]})
    assert place.room.mark(session.id, 1, place.submission({"covered": ["charm"]})) == (
        Problem("covered", "No such point. Tick from those shown."),
    )
    marked = place.room.view(session.id, 1).marked
    assert marked is not None
    assert marked.grade.state == "unmarked"


# Time.
@pytest.mark.parametrize(
    ("passed", "seconds"),
    [(dt.timedelta(seconds=12.5), 12.5), (dt.timedelta(0), 0.0), (dt.timedelta(hours=-1), None)],
)
def test_the_time_from_first_sight_is_kept_unless_the_clock_ran_back(
    place: Place, passed: dt.timedelta, seconds: float | None
) -> None:
    session = place.room.start(ME, CHOICE)
    form = place.right(session, 1)
    place.clock.at = START + passed
    assert place.answer(session, 1, form).attempt.seconds == seconds


def test_the_attempt_keeps_what_was_asked_and_typed(place: Place) -> None:
    session = place.room.start(ME, CHOICE)
    slot = place.room.view(session.id, 1).slot
    form = {**place.right(session, 1), "confidence": ["75"], "extra": ["kept"]}
    attempt = place.answer(session, 1, form).attempt
    item = place.bank.load(slot.item_uid)
    assert (attempt.item_uid, attempt.item_version, attempt.seed) == (
        slot.item_uid,
        item.version,
        slot.seed,
    )
    assert attempt.form == form
    assert attempt.response.confidence == 0.75


def test_a_question_is_the_same_whenever_it_is_made(place: Place) -> None:
    uid = place.bank.head("alpha/numeric-0").uid
    assert ask(place.ports, uid, 5) == ask(place.ports, uid, 5)
    assert ask(place.ports, uid, 5) != ask(place.ports, uid, 6)
    assert ask(place.ports, "nothing", 5) is None


# The learner.
def test_the_learner_is_the_same_whether_read_bit_by_bit_or_at_once(place: Place) -> None:
    session = place.room.start(ME, CHOICE)
    assert place.ports.learner(ME).count == 0
    for position, score in ((1, 1.0), (2, 0.0)):
        place.room.current(session.id)
        place.answer(session, position, place.right(session, position, score=score))
        assert place.ports.learner(ME).count == position
    assert place.ports.learner(ME) == Learners(
        place.store, place.ports.parameters, minutes_from(place.bank.find_head)
    )(ME)
