"""The store on SQLite: one file, one writer at a time, any number of threads and processes."""

import datetime as dt
import errno
import os
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Executable
from sqlalchemy.exc import IntegrityError

from greenroom.errors import Conflict, NotFound
from greenroom.model.evidence import Evidence
from greenroom.model.grade import Grade
from greenroom.model.response import Form
from greenroom.model.session import Attempt, Marked, Session, Slot
from greenroom.model.target import Target
from greenroom.practice.ports import Numbered
from greenroom.store import rows, statements
from greenroom.store.connect import WAIT_SECONDS, can_write, open_engine, open_reader, open_writer
from greenroom.store.faults import told
from greenroom.store.merge import dump_rows, load_rows
from greenroom.store.revision import needs_upgrade
from greenroom.store.tables import FIRST_GRADE

_NO_SESSION = "There is no such session."
_NO_ATTEMPT = "There is no such answer."


def open_store(path: Path, wait_seconds: float = WAIT_SECONDS) -> "SqliteStore":
    """The store in a file, made or brought to the newest schema if need be.

    `wait_seconds` is how long a write waits for another program's.

    Raises:
        NewerDatabase: a newer Greenroom wrote it; it was not touched.
        StoreUnavailable: it cannot be read and written.
    """
    with told(path):
        if needs_upgrade(path):
            # The migration tool takes long to import and is almost never needed.
            from greenroom.store.upgrade import upgrade  # noqa: PLC0415 - see above

            upgrade(path, wait_seconds)
        if not can_write(path):
            # The database's own refusal comes later, and leaves files beside it.
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    return SqliteStore(path, wait_seconds)


class SqliteStore:
    """Implements practice's Store over a database of the newest schema; see `open_store`."""

    def __init__(self, path: Path, wait_seconds: float = WAIT_SECONDS) -> None:
        """Opens the file.

        Raises:
            StoreUnavailable: it cannot be read and written.
        """
        self._path = path
        self._engine = open_engine(path, wait_seconds)
        # Two connections for good: making one for each call would cost more than the call.
        self._reading = threading.Lock()
        self._writing = threading.Lock()
        with told(path):
            self._reader = open_reader(self._engine)
            try:
                self._writer = open_writer(self._engine)
                # Better to hear now than with the first answer that it cannot be written.
                with self._writer.begin():
                    self._writer.execute(statements.CHANGE_NOTHING)
            except BaseException:
                self.close()
                raise

    def close(self) -> None:
        """Let go of the file; the store cannot be used any more."""
        with self._reading:
            self._reader.close()
        with self._writing:
            if hasattr(self, "_writer"):
                self._writer.close()

    @contextmanager
    def _read(self) -> Iterator[Connection]:
        with self._reading, told(self._path), self._reader.begin():
            yield self._reader

    @contextmanager
    def _write(self) -> Iterator[Connection]:
        with self._writing, told(self._path), self._writer.begin():
            yield self._writer

    def create_session(self, session: Session) -> None:
        slots = [
            {**rows.slot_values(session.id, slot), **_draft(slot, session.started_at)}
            for slot in session.slots
        ]
        try:
            with self._write() as db:
                db.execute(statements.INSERT_SESSION, rows.session_values(session))
                if slots:
                    db.execute(statements.INSERT_SLOT, slots)
        except IntegrityError:
            raise Conflict("A session with this id is here already.") from None

    def session(self, session_id: str) -> Session:
        key = {"session_id": session_id}
        with self._read() as db:
            row = db.execute(statements.SESSION_BY_ID, key).first()
            slots = db.execute(statements.SLOTS, key).all()
        if row is None:
            raise NotFound(_NO_SESSION)
        return rows.to_session(row, [rows.to_slot(slot) for slot in slots])

    def sessions(self, learner: str, limit: int = 50, offset: int = 0) -> list[Session]:
        return self._sessions(
            statements.SESSIONS_OF,
            statements.SLOTS_OF_SESSIONS,
            {"learner": learner, "limit": limit, "offset": offset},
        )

    def open_sessions(self, learner: str) -> list[Session]:
        return self._sessions(
            statements.OPEN_SESSIONS_OF, statements.SLOTS_OF_OPEN_SESSIONS, {"learner": learner}
        )

    def _sessions(
        self, of_sessions: Executable, of_slots: Executable, which: Mapping[str, Any]
    ) -> list[Session]:
        with self._read() as db:
            found = db.execute(of_sessions, which).all()
            slots = db.execute(of_slots, which).all() if found else []
        by_session = {
            session_id: [rows.to_slot(row) for row in group]
            for session_id, group in groupby(slots, lambda row: row[0])
        }
        return [rows.to_session(row, by_session.get(row[0], ())) for row in found]

    def add_slot(self, session_id: str, slot: Slot) -> Slot:
        values = rows.slot_values(session_id, slot)
        with self._write() as db:
            key = {"session_id": session_id, "position": slot.position}
            there = db.execute(statements.SLOT_AT, key).first()
            if there is not None:
                return rows.to_slot(there)
            if db.execute(statements.SESSION_BY_ID, {"session_id": session_id}).first() is None:
                raise NotFound(_NO_SESSION)
            filled = db.scalar(statements.SLOT_COUNT, {"session_id": session_id})
            if filled != slot.position - 1:
                raise Conflict(
                    f"Question {slot.position} cannot come next; the session has {filled}."
                )
            db.execute(statements.INSERT_SLOT, values)
        return slot

    def replace_slot(self, session_id: str, slot: Slot) -> None:
        values = rows.slot_values(session_id, slot)
        key = {"session_id": values.pop("session_id"), "position": values.pop("position")}
        with self._write() as db:
            changed = db.execute(
                statements.REPLACE_SLOT, {**values, **_slot_key(session_id, slot.position)}
            )
            if changed.rowcount == 0:
                is_there = db.execute(statements.IS_SLOT, key).first() is not None
                raise (
                    Conflict("This question is answered already.")
                    if is_there
                    else NotFound(_no_slot(slot.position))
                )

    def mark_asked(self, session_id: str, position: int, at: dt.datetime) -> None:
        with self._write() as db:
            db.execute(
                statements.MARK_ASKED,
                {**_slot_key(session_id, position), "asked": rows.to_time(at)},
            )

    def save_draft(self, session_id: str, position: int, form: Form, at: dt.datetime) -> bool:
        values = {
            **_slot_key(session_id, position),
            "typed": rows.to_form(form),
            "typed_at": rows.to_time(at),
        }
        try:
            with self._write() as db:
                return db.execute(statements.SAVE_DRAFT, values).rowcount == 1
        except NotFound:
            return False

    def flag(self, session_id: str, position: int, flagged: bool) -> None:
        with self._write() as db:
            db.execute(statements.FLAG, {**_slot_key(session_id, position), "is_flagged": flagged})

    def end_session(self, session_id: str, at: dt.datetime) -> None:
        with self._write() as db:
            db.execute(
                statements.END_SESSION, {"of_session": session_id, "ended": rows.to_time(at)}
            )

    def find_attempt(self, attempt_id: str) -> Marked | None:
        try:
            with self._read() as db:
                return _find_marked(db, attempt_id)
        except NotFound:
            return None

    def attempts(self, session_id: str) -> list[Marked]:
        with self._read() as db:
            found = db.execute(statements.MARKED_OF_SESSION, {"session_id": session_id}).all()
        return [_to_marked(row) for row in found]

    def waiting(self) -> list[Marked]:
        with self._read() as db:
            found = db.execute(statements.WAITING).all()
        return [_to_marked(row) for row in found]

    def record(self, attempt: Attempt, grade: Grade, evidence: Evidence | None) -> Marked:
        attempt_row = rows.attempt_values(attempt)
        grade_row = rows.grade_values(attempt.id, FIRST_GRADE, grade)
        evidence_row = None if evidence is None else rows.evidence_values(evidence)
        try:
            with self._write() as db:
                db.execute(statements.INSERT_ATTEMPT, attempt_row)
                db.execute(statements.INSERT_GRADE, grade_row)
                if evidence_row is not None:
                    db.execute(statements.INSERT_EVIDENCE, evidence_row)
                db.execute(statements.DROP_DRAFT, _slot_key(attempt.session_id, attempt.position))
        except IntegrityError:
            # Almost always it is new, so the looking comes after; what it finds never changes.
            return self._recorded_before(attempt)
        return Marked(attempt, grade)

    def _recorded_before(self, attempt: Attempt) -> Marked:
        key = {"session_id": attempt.session_id, "position": attempt.position}
        with self._read() as db:
            known = _find_marked(db, attempt.id)
            is_slot = db.execute(statements.IS_SLOT, key).first() is not None
        if known is None:
            if not is_slot:
                raise NotFound(_no_slot(attempt.position))
            raise Conflict("This question is answered already; the first answer counts.")
        if not _is_same(known.attempt, attempt):
            raise Conflict(
                "This page has sent another answer before; the first one counts. "
                "Reload the page to see it."
            )
        return known

    def add_grade(
        self, attempt_id: str, grade_id: str, grade: Grade, evidence: Evidence | None
    ) -> Marked:
        grade_row = rows.grade_values(attempt_id, grade_id, grade)
        evidence_row = None if evidence is None else rows.evidence_values(evidence)
        key = {"attempt_id": attempt_id}
        with self._write() as db:
            if db.execute(statements.IS_ATTEMPT, key).first() is None:
                raise NotFound(_NO_ATTEMPT)
            if db.execute(statements.IS_GRADE, {**key, "grade_id": grade_id}).first() is None:
                db.execute(statements.INSERT_GRADE, grade_row)
                if evidence_row and db.execute(statements.IS_EVIDENCE, key).first() is None:
                    db.execute(statements.INSERT_EVIDENCE, evidence_row)
            marked = _find_marked(db, attempt_id)
        if marked is None:
            raise NotFound(_NO_ATTEMPT)
        return marked

    def evidence(self, learner: str, after: int = 0) -> list[Numbered]:
        with self._read() as db:
            found = db.execute(statements.EVIDENCE_OF, {"learner": learner, "after": after}).all()
        return [Numbered(row[0], rows.to_evidence(row[1:])) for row in found]

    def set_target(self, learner: str, target_id: str, target: Target) -> Target:
        with self._write() as db:
            known = db.execute(statements.TARGET_BY_ID, {"target_id": target_id}).first()
            if known is not None:
                return _same_target(learner, target, known)
            before = db.execute(statements.TARGETS_OF, {"learner": learner}).all()
            if before:
                latest = rows.to_target(before[-1]).set_at
                target = replace(target, set_at=max(latest, target.set_at))
            db.execute(statements.INSERT_TARGET, rows.target_values(learner, target_id, target))
        return target

    def targets(self, learner: str) -> list[Target]:
        with self._read() as db:
            found = db.execute(statements.TARGETS_OF, {"learner": learner}).all()
        return [rows.to_target(row) for row in found]

    def dump(self) -> Iterator[Mapping[str, object]]:
        # Its own connection: it shows one moment however long the reading takes.
        with told(self._path), open_reader(self._engine) as db, db.begin():
            yield from dump_rows(db)

    def load(self, rows: Iterable[Mapping[str, object]]) -> int:
        with self._write() as db:
            return load_rows(db, rows)


def _same_target(learner: str, sent: Target, row: rows.Row) -> Target:
    known = rows.to_target(row[1:])
    if row[0] != learner or replace(sent, set_at=known.set_at) != known:
        raise Conflict("This page has set another target before. Reload the page to see it.")
    return known


def _slot_key(session_id: str, position: int) -> dict[str, str | int]:
    return {"of_session": session_id, "at_position": position}


def _draft(slot: Slot, at: dt.datetime) -> rows.Values:
    if slot.draft is None:
        return {"draft": None, "draft_at": None}
    return {"draft": rows.to_form(slot.draft), "draft_at": rows.to_time(at)}


def _no_slot(position: int) -> str:
    return f"There is no question {position} in such a session."


def _find_marked(db: Connection, attempt_id: str) -> Marked | None:
    row = db.execute(statements.MARKED, {"attempt_id": attempt_id}).first()
    return None if row is None else _to_marked(row)


def _to_marked(row: rows.Row) -> Marked:
    return Marked(
        rows.to_attempt(row[: rows.ATTEMPT_WIDTH]), rows.to_grade(row[rows.ATTEMPT_WIDTH :])
    )


def _is_same(known: Attempt, sent: Attempt) -> bool:
    return (
        known.learner == sent.learner
        and known.session_id == sent.session_id
        and known.position == sent.position
        and known.form == rows.of_json(rows.to_form(sent.form))
    )
