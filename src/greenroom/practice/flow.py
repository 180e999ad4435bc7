"""The spine: slot -> question -> response -> grade -> evidence. Everything else hangs on it."""

import datetime as dt
import logging
import uuid
from dataclasses import dataclass
from typing import Any

from greenroom.kinds import KINDS
from greenroom.kinds.kind import CONTEST_FIELD, Kind
from greenroom.model.evidence import Evidence
from greenroom.model.grade import Grade
from greenroom.model.item import ItemHead
from greenroom.model.question import Question
from greenroom.model.response import Form, Problem, Problems, Response
from greenroom.model.session import Attempt, Marked, Session, Slot
from greenroom.practice.hints import priced
from greenroom.practice.ports import Ports

_LOG = logging.getLogger(__name__)
OUR_FAULT = (
    "The grader failed; this is our fault, not yours. Your answer is kept and counts neither way. "
    "You can have it graded again."
)

LONGEST_ANSWER = dt.timedelta(days=365)
VERSION_FIELD = "version"
"""In a draft: the version of the item that it answers."""
WAITING = "Your answer is kept and waits for the judge. If this page stays, judge it again."
UNJUDGED = ("waiting", "ungraded")
"""States of a grade that another try may better."""
GONE = (
    "This question was edited or withdrawn before your answer was judged. Your answer is kept and "
    "counts neither way."
)
CHANGED = (
    "This question was edited while you were answering, so nothing was graded. It is shown as it "
    "is now: read it again, then submit."
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with what is needed to show and to grade it."""

    head: ItemHead
    kind: Kind[Any, Any]
    question: Question[Any]


@dataclass(frozen=True, slots=True)
class Submission:
    """An answer as it came in. The page made the id; sent twice, it counts once."""

    id: str
    form: Form
    version: str | None = None
    """Of the item as the page showed it; None where it was read just now."""


def ask(ports: Ports, item_uid: str, seed: int) -> Asked | None:
    """The question of an item and a seed; None if the bank does not have the item any more."""
    head = ports.items.find_head(item_uid)
    if head is None:
        return None
    kind = KINDS[head.kind]
    return Asked(head, kind, kind.vary(ports.items.load(item_uid), seed))


def answer(
    ports: Ports,
    session: Session,
    slot: Slot,
    asked: Asked,
    submission: Submission,
    at: dt.datetime | None = None,
) -> Marked | Problems:
    """Read, grade and keep an answer; or why it cannot be read, and nothing is kept.

    `at` is when it was given; None for now.

    Raises:
        Conflict: the slot is answered, or the id was sent before with another answer.
    """
    response = read(slot, asked, submission)
    if isinstance(response, tuple):
        return response
    item_version = asked.question.item.version
    attempt = _attempt(session, slot, submission, response, item_version, at or ports.now())
    if asked.kind.is_judged:
        # Kept before it is judged: what ends the judge, or this program, costs no answer.
        waiting = Grade(asked.kind.grader, version=0, state="waiting", summary=WAITING)
        return judge(ports, slot, asked, ports.store.record(attempt, waiting, None))
    grade = _grade(asked, response, attempt)
    return ports.store.record(attempt, grade, _evidence(attempt, asked.head, slot, grade))


def judge(ports: Ports, slot: Slot, asked: Asked, marked: Marked) -> Marked:
    """Grade an attempt that waits; done twice, it counts once."""
    if marked.grade.state != "waiting":
        return marked
    attempt = marked.attempt
    grade_id = str(uuid.uuid5(uuid.NAMESPACE_OID, attempt.id))
    return _regraded(ports, slot, asked, attempt, grade_id)


def lay_aside(ports: Ports, marked: Marked) -> Marked:
    """Tell of an attempt that waits that its question is gone; it counts neither way."""
    grade_id = str(uuid.uuid5(uuid.NAMESPACE_OID, marked.attempt.id))
    grade = Grade(grader=marked.grade.grader, version=0, state="ungraded", summary=GONE)
    return ports.store.add_grade(marked.attempt.id, grade_id, grade, None)


def read(slot: Slot, asked: Asked, submission: Submission) -> Response | Problems:
    """The response in a submission; a question edited since the page was made is asked anew."""
    is_old = submission.version not in (None, asked.question.item.version)
    if is_old and slot.attempt_id != submission.id:
        return (Problem("", CHANGED),)
    return asked.kind.parse(asked.question, submission.form)


def with_version(submission: Submission) -> Form:
    """The form as a draft that knows which version of the question it answers."""
    if submission.version is None:
        return submission.form
    return {**submission.form, VERSION_FIELD: [submission.version]}


def keep_ungraded(
    ports: Ports,
    session: Session,
    slot: Slot,
    asked: Asked,
    submission: Submission,
    why: str,
    at: dt.datetime,
) -> Marked:
    """Keep an answer to a version that is gone; it counts neither way.

    Raises:
        Conflict: the slot is answered.
    """
    version = submission.version or asked.question.item.version
    attempt = _attempt(session, slot, submission, Response({}), version, at)
    grade = Grade(grader=asked.kind.grader, version=0, state="ungraded", summary=why)
    return ports.store.record(attempt, grade, None)


def _attempt(
    session: Session,
    slot: Slot,
    submission: Submission,
    response: Response,
    item_version: str,
    at: dt.datetime,
) -> Attempt:
    return Attempt(
        id=submission.id,
        learner=session.learner,
        session_id=session.id,
        position=slot.position,
        item_uid=slot.item_uid,
        item_version=item_version,
        seed=slot.seed,
        form=submission.form,
        response=response,
        at=at,
        seconds=_seconds(slot, at),
    )


def mark(
    ports: Ports, slot: Slot, asked: Asked, marked: Marked, submission: Submission
) -> Marked | Problems:
    """Grade an unmarked attempt by the learner's own marks; note what is held against a grade."""
    if marked.grade.state == "graded" and CONTEST_FIELD in submission.form:
        return _contested(ports, asked, marked, submission)
    if marked.grade.state != "unmarked":
        return marked
    response = asked.kind.mark(asked.question, marked.attempt.response, submission.form)
    if isinstance(response, tuple):
        return response
    attempt = marked.attempt
    grade = _grade(asked, response, attempt)
    return ports.store.add_grade(
        attempt.id, submission.id, grade, _evidence(attempt, asked.head, slot, grade)
    )


def _contested(
    ports: Ports, asked: Asked, marked: Marked, submission: Submission
) -> Marked | Problems:
    contested = asked.kind.contest(asked.question, marked.grade, submission.form)
    if isinstance(contested, tuple):
        return contested
    return ports.store.add_grade(marked.attempt.id, submission.id, contested, None)


def regrade(ports: Ports, slot: Slot, asked: Asked, marked: Marked, grade_id: str) -> Marked:
    """Grade again what our fault left ungraded; any other attempt stays as it is.

    So does an answer to a version of the question that is gone: it cannot be graded justly.
    """
    is_gone = marked.attempt.item_version != asked.question.item.version
    is_unread = not marked.attempt.response.answer
    if marked.grade.state not in UNJUDGED or is_gone or is_unread:
        return marked
    return _regraded(ports, slot, asked, marked.attempt, grade_id)


def _regraded(ports: Ports, slot: Slot, asked: Asked, attempt: Attempt, grade_id: str) -> Marked:
    grade = _grade(asked, attempt.response, attempt)
    return ports.store.add_grade(
        attempt.id, grade_id, grade, _evidence(attempt, asked.head, slot, grade)
    )


def _grade(asked: Asked, response: Response, attempt: Attempt) -> Grade:
    try:
        grade = asked.kind.grade(asked.question, response)
        return priced(grade, asked.question.item, attempt.form)
    except Exception:  # noqa: BLE001 - whatever breaks in a grader must not cost the learner the answer
        _LOG.exception("attempt %s of %s could not be graded", attempt.id, asked.head.path)
        return Grade(grader=asked.kind.grader, version=0, state="ungraded", summary=OUR_FAULT)


def _evidence(attempt: Attempt, head: ItemHead, slot: Slot, grade: Grade) -> Evidence | None:
    if grade.state != "graded":
        return None
    return Evidence(
        attempt_id=attempt.id,
        learner=attempt.learner,
        session_id=attempt.session_id,
        item_uid=attempt.item_uid,
        item_version=attempt.item_version,
        kind=head.kind,
        area=head.area,
        topics=head.topics,
        score=grade.score,
        rating=grade.rating,
        confidence=attempt.response.confidence,
        predicted=slot.predicted if grade.score is not None else None,
        predictor=slot.predictor,
        seconds=attempt.seconds,
        at=attempt.at,
    )


def _seconds(slot: Slot, at: dt.datetime) -> float | None:
    # A clock that was set gives no time rather than a negative one or years.
    if slot.asked_at is None or not slot.asked_at <= at <= slot.asked_at + LONGEST_ANSWER:
        return None
    return (at - slot.asked_at).total_seconds()
