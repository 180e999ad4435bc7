"""The room: one engine that starts, runs, resumes and ends sessions of every policy."""

import datetime as dt
import threading
import uuid
from dataclasses import dataclass, replace

from greenroom.errors import Conflict, NotFound, RequestError
from greenroom.model.grade import Grade
from greenroom.model.response import Form, Problems
from greenroom.model.session import Blueprint, Marked, Session, Slot
from greenroom.practice.again import is_repeat, with_earlier
from greenroom.practice.flow import (
    Asked,
    Submission,
    answer,
    ask,
    judge,
    lay_aside,
    mark,
    read,
    regrade,
    with_version,
)
from greenroom.practice.hints import HINTS_FIELD, hints_taken, with_hints
from greenroom.practice.ports import Ports
from greenroom.sessions.again import repeat
from greenroom.sessions.hand_in import hand_in, unreadable
from greenroom.sessions.slots import Slots

GRACE_SECONDS = 2.0
"""What was sent in time may arrive this much later."""
WITHDRAWN = "replaces a question that is no longer in the bank"


@dataclass(frozen=True, slots=True)
class View:
    """One position of a session, as a page shows it."""

    session: Session
    slot: Slot
    asked: Asked | None
    """None when the item is no longer in the bank and no other fits in its place."""
    marked: Marked | None
    """None while unanswered; in an exam also until its end."""

    @property
    def is_last(self) -> bool:
        return self.slot.position == self.session.blueprint.length


class Room:
    """Every way in for a page or a terminal. Its state is all in the store."""

    def __init__(self, ports: Ports) -> None:
        self._ports = ports
        self._slots = Slots(ports)
        self._drafts = threading.Lock()
        """Held from reading which hints were taken until that is kept."""

    def start(self, learner: str, blueprint: Blueprint) -> Session:
        """A new session, its first question (an exam: all of them) chosen.

        Raises:
            RequestError: no item fits the blueprint.
        """
        now = self._ports.now()
        minutes = blueprint.minutes
        session = Session(
            id=self._ports.new_id(),
            learner=learner,
            blueprint=blueprint,
            seed=uuid.UUID(self._ports.new_id()).int % 2**32,
            started_at=now,
            ends_at=None if minutes is None else now + dt.timedelta(minutes=minutes),
        )
        slots = self._slots.first(session)
        if not slots:
            raise RequestError(_nothing_fits(blueprint))
        started = Session(
            id=session.id,
            learner=learner,
            blueprint=blueprint.model_copy(update={"length": self._slots.length(session, slots)}),
            seed=session.seed,
            started_at=now,
            ends_at=session.ends_at,
            slots=slots,
        )
        self._ports.store.create_session(started)
        return started

    def session(self, session_id: str) -> Session:
        """The session; one whose time is over has been ended.

        Raises:
            NotFound: no such session.
        """
        session = self._ports.store.session(session_id)
        ends_at = self._due_at(session)
        return session if ends_at is None else self._end(session, ends_at)

    def is_due(self, session_id: str) -> bool:
        """Whether its time is over and it still has to be ended, which may take seconds.

        Raises:
            NotFound: no such session.
        """
        return self._due_at(self._ports.store.session(session_id)) is not None

    def _due_at(self, session: Session) -> dt.datetime | None:
        if session.ends_at is None or session.is_over:
            return None
        late_from = session.ends_at + dt.timedelta(seconds=GRACE_SECONDS)
        return session.ends_at if self._ports.now() > late_from else None

    def current(self, session_id: str) -> int | None:
        """The position to go on at, choosing the next question if need be; None at the end.

        Raises:
            NotFound: no such session.
        """
        session = self.session(session_id)
        if session.is_over:
            return None
        # An exam may have answers kept and questions skipped: it goes on where nothing stands yet.
        for slot in sorted(session.slots, key=lambda slot: slot.is_begun):
            if slot.attempt_id is None and self._stands(session, slot):
                return slot.position
        if len(session.slots) < session.blueprint.length:
            fresh = self._slots.choose(session, len(session.slots) + 1)
            if fresh is not None:
                return self._ports.store.add_slot(session_id, fresh).position
        self._end(session, self._ports.now())
        return None

    def _stands(self, session: Session, slot: Slot) -> bool:
        """Whether the bank has the question, or another that now stands in its place."""
        is_there = self._ports.items.find_head(slot.item_uid) is not None
        return is_there or self._replace(session, slot) is not None

    def view(self, session_id: str, position: int) -> View:
        """One position, noting when its question is first seen.

        Raises:
            NotFound: no such session or position.
        """
        session = self.session(session_id)
        slot = session.slot(position)
        if slot is None:
            raise NotFound(
                f"no question {position} in this session; it has {len(session.slots)} so far"
            )
        asked = ask(self._ports, slot.item_uid, slot.seed)
        if asked is None and slot.attempt_id is None and not session.is_over:
            slot = self._replace(session, slot) or slot
            asked = ask(self._ports, slot.item_uid, slot.seed)
        if slot.asked_at is None and not session.is_over:
            self._ports.store.mark_asked(session_id, position, self._ports.now())
        marked = None
        if slot.attempt_id is not None:
            marked = self._ports.store.find_attempt(slot.attempt_id)
        return View(session, slot, asked, marked)

    def _replace(self, session: Session, slot: Slot) -> Slot | None:
        fresh = self._slots.choose(session, slot.position, WITHDRAWN)
        if fresh is not None:
            self._ports.store.replace_slot(session.id, fresh)
        return fresh

    def submit(
        self, session_id: str, position: int, submission: Submission
    ) -> Marked | Problems | None:
        """Take an answer: graded at once, or None in an exam, where it is kept until the end.

        Raises:
            NotFound: no such session or position.
            Conflict: it is answered already, or the session is over.
        """
        view = self.view(session_id, position)
        if view.asked is None:
            raise NotFound("this question is no longer in the bank")
        # What a page forgot to send was taken all the same.
        form = with_hints(submission.form, hints_taken(view.slot.draft))
        if view.slot.attempt_id is None:
            form = with_earlier(form, view.slot.draft)
        submission = replace(submission, form=form)
        if view.slot.reason == WITHDRAWN and view.slot.asked_at is None:
            # Put in place by this very call: the answer was meant for the question before.
            raise Conflict("This question was just withdrawn; another one stands in its place.")
        if not view.session.blueprint.feedback_at_end:
            self._refuse_if_over(view, submission)
            return self._answered(view, view.asked, submission)
        # In an exam a question may be left open and gone back to.
        if any(value.strip() for value in submission.form.get("answer", ())):
            read_ = read(view.slot, view.asked, submission)
            if isinstance(read_, tuple):
                return read_
        if not self.save_draft(session_id, position, with_version(submission)):
            raise Conflict("The time of this exam is over; this answer came too late to count.")
        return None

    def _answered(self, view: View, asked: Asked, submission: Submission) -> Marked | Problems:
        result = answer(self._ports, view.session, view.slot, asked, submission)
        if isinstance(result, Marked) and is_repeat(submission.form):
            # Made for this one answer: nobody has to come back to end it.
            self._end(view.session, self._ports.now())
        return result

    def again(self, session_id: str, position: int, *, is_empty: bool = False) -> Session:
        """The session in which an answer is given again, its text at hand unless `is_empty`.

        Raises:
            NotFound: no such session or position, or it is not answered.
            RequestError: this answer cannot be given again, or not yet.
        """
        view = self.view(session_id, position)
        if view.marked is None or view.asked is None:
            raise NotFound("there is no answer here to give again")
        kind = view.asked.kind
        if not kind.is_repeatable:
            raise RequestError(f"A {kind.name} question is not answered again from here.")
        if view.marked.grade.state != "graded":
            # Without a grade nobody would know later that the answer had been shown before.
            raise RequestError("This answer has no grade yet. Mark it first, then answer it again.")
        attempt = view.marked.attempt
        return repeat(self._ports, view.asked, attempt, is_empty=is_empty)

    def _refuse_if_over(self, view: View, submission: Submission) -> None:
        # The same submission sent again is no new answer: it gets what it got before.
        if view.session.is_over and view.slot.attempt_id != submission.id:
            raise Conflict("This session is over; the answer does not count.")

    def mark(self, session_id: str, position: int, submission: Submission) -> Marked | Problems:
        """Take the learner's own marks of an answer.

        Raises:
            NotFound: no such session or position, or it is not answered.
        """
        view = self.view(session_id, position)
        if view.marked is None or view.asked is None:
            raise NotFound("answer the question before you mark it")
        return mark(self._ports, view.slot, view.asked, view.marked, submission)

    def regrade(self, session_id: str, position: int, grade_id: str) -> Marked:
        """Try again to grade what our fault left ungraded.

        Raises:
            NotFound: no such session or position, or it is not answered.
        """
        view = self.view(session_id, position)
        if view.marked is None or view.asked is None:
            raise NotFound("there is no answer here to grade")
        return regrade(self._ports, view.slot, view.asked, view.marked, grade_id)

    def save_draft(self, session_id: str, position: int, form: Form) -> bool:
        """Keep what was typed so far; False if the question is not open any more.

        Raises:
            NotFound: no such session.
        """
        if self.session(session_id).is_over:
            return False
        with self._drafts:
            # Read again: another tab may have taken a hint in the meantime.
            slot = self._ports.store.session(session_id).slot(position)
            if slot is None:
                return False
            form = with_earlier(with_hints(form, hints_taken(slot.draft)), slot.draft)
            return self._ports.store.save_draft(session_id, position, form, self._ports.now())

    def take_hint(self, session_id: str, position: int, form: Form) -> None:
        """Note that the hint after those on the page was taken, and keep what was typed.

        The form names how many the page showed: a second click, or one in another tab that has
        not seen the first, gets the same hint and pays for it once.

        Raises:
            NotFound: no such session or position, or no hint is left.
            Conflict: the question is not open any more.
        """
        view = self.view(session_id, position)
        count = hints_taken(form if HINTS_FIELD in form else view.slot.draft) + 1
        if view.asked is None or count > len(view.asked.question.item.hints):
            raise NotFound("There is no further hint.")
        if view.session.blueprint.feedback_at_end:
            raise Conflict("There are no hints in an exam.")
        if not self.save_draft(session_id, position, with_hints(form, count)):
            raise Conflict("This question is not open any more.")

    def trial(self, session_id: str, position: int, form: Form) -> Grade | Problems:
        """Run an answer without submitting it; what was typed is kept as a draft.

        Raises:
            NotFound: no such session or position.
            GreenroomError: the item is wrong, or the sandbox failed.
        """
        view = self.view(session_id, position)
        if view.asked is None:
            raise NotFound("this question is no longer in the bank")
        self.save_draft(session_id, position, form)
        return view.asked.kind.trial(view.asked.question, form)

    def judge_waiting(self) -> int:
        """Judge what was kept and not judged, because a program ended; the number of answers."""
        waiting = self._ports.store.waiting()
        for marked in waiting:
            attempt = marked.attempt
            slot = self._ports.store.session(attempt.session_id).slot(attempt.position)
            asked = ask(self._ports, attempt.item_uid, attempt.seed)
            is_same = asked and asked.question.item.version == attempt.item_version
            if slot is not None and asked is not None and is_same:
                judge(self._ports, slot, asked, marked)
            else:
                lay_aside(self._ports, marked)
        return len(waiting)

    def flag(self, session_id: str, position: int, flagged: bool) -> None:
        """Set or clear the flag of a question; nothing changes once the session is over.

        Raises:
            NotFound: no such session or position.
        """
        session = self.session(session_id)
        if session.slot(position) is None:
            raise NotFound(f"no question {position} in this session")
        if not session.is_over:
            self._ports.store.flag(session_id, position, flagged)

    def finish(self, session_id: str) -> Session:
        """End the session now; an exam's kept answers are graded.

        Raises:
            NotFound: no such session.
        """
        session = self.session(session_id)
        return session if session.is_over else self._end(session, self._ports.now())

    def unreadable(self, session: Session) -> tuple[int, ...]:
        """Positions of an exam whose kept answer could not be graded as it stands."""
        return unreadable(self._ports, session)

    def _end(self, session: Session, at: dt.datetime) -> Session:
        if session.blueprint.feedback_at_end:
            hand_in(self._ports, session, at)
        self._ports.store.end_session(session.id, at)
        return self._ports.store.session(session.id)


def _nothing_fits(blueprint: Blueprint) -> str:
    if blueprint.policy == "review":
        return "Nothing is due for review now."
    filters = {
        "topics": blueprint.topics,
        "kinds": blueprint.kinds,
        "levels": blueprint.levels,
        "items": blueprint.items,
    }
    wanted = "; ".join(f"{name}: {', '.join(values)}" for name, values in filters.items() if values)
    return f"No item fits {wanted or 'this session'}. Widen the choice."
