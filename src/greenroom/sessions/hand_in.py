"""The end of an exam: what was kept is handed in and graded."""

import contextlib
import datetime as dt
import uuid

from greenroom.errors import Conflict
from greenroom.model.response import Form, Problems
from greenroom.model.session import Session, Slot
from greenroom.practice.flow import (
    VERSION_FIELD,
    Asked,
    Submission,
    answer,
    ask,
    keep_ungraded,
)
from greenroom.practice.ports import Ports

EDITED = (
    "This question was edited during the exam, after you had answered it. Your answer is kept and "
    "counts neither way."
)


def hand_in(ports: Ports, session: Session, at: dt.datetime) -> None:
    """Submit every answer that was kept; cut short, it can be made again and counts once."""
    for slot in session.slots:
        asked = ask(ports, slot.item_uid, slot.seed) if _is_waiting(slot) else None
        if asked is not None:
            # Another process may hand in the same exam; the first one stands.
            with contextlib.suppress(Conflict):
                _hand_in(ports, session, slot, asked, at)


def unreadable(ports: Ports, session: Session) -> tuple[int, ...]:
    """Positions whose kept answer, or a part of it that counts, cannot be read."""
    found = []
    for slot in session.slots:
        asked = ask(ports, slot.item_uid, slot.seed) if _is_waiting(slot) else None
        if asked and any(p.field != "confidence" for p in _problems(_draft(slot), asked)):
            found.append(slot.position)
    return tuple(found)


def _is_waiting(slot: Slot) -> bool:
    return slot.attempt_id is None and slot.is_begun


def _hand_in(ports: Ports, session: Session, slot: Slot, asked: Asked, at: dt.datetime) -> None:
    id_ = str(uuid.uuid5(uuid.UUID(session.id), str(slot.position)))
    version = (slot.draft or {}).get(VERSION_FIELD, (None,))[0]
    submission = Submission(id_, _form(slot, asked), version)
    if version in (None, asked.question.item.version):
        answer(ports, session, slot, asked, submission, at)
    else:
        keep_ungraded(ports, session, slot, asked, submission, EDITED, at)


def _form(slot: Slot, asked: Asked) -> Form:
    """The draft as it is graded: what is optional and cannot be read must not cost the answer."""
    form = _draft(slot)
    unread = {p.field for p in _problems(form, asked)}
    if not all(asked.kind.is_optional(field) for field in unread):
        return form
    return {name: values for name, values in form.items() if name not in unread}


def _draft(slot: Slot) -> Form:
    return {name: values for name, values in (slot.draft or {}).items() if name != VERSION_FIELD}


def _problems(form: Form, asked: Asked) -> Problems:
    read = asked.kind.parse(asked.question, form)
    return read if isinstance(read, tuple) else ()
