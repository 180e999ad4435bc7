"""The doctor: looks at a database without changing it and says what it found."""

import datetime as dt
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, NamedTuple, TypeAlias

from greenroom.errors import StoreUnavailable
from greenroom.store.connect import can_write, looked_at
from greenroom.store.faults import told
from greenroom.store.revision import HEAD, REVISIONS, newer, revision_of
from greenroom.store.rows import to_time
from greenroom.store.tables import APPEND_ONLY

Level: TypeAlias = Literal["ok", "warning", "error"]
LOW_SPACE_BYTES = 200_000_000
"""Below this a few weeks of practice and a copy before an upgrade may not fit."""
NO_SPACE_BYTES = 5_000_000
_MIB = 1024 * 1024
_SHOWN = 3
"""As many of the rows that are wrong are named."""


class Finding(NamedTuple):
    """What one check found."""

    level: Level
    check: str
    """Its name, one or two words."""
    message: str
    """A sentence."""


def examine(path: Path, now: dt.datetime) -> list[Finding]:
    """Every check that can be made, in an order in which a person would read them."""
    try:
        with told(path):
            return _examine(path, now)
    except StoreUnavailable as error:
        return [*_space(path), Finding("error", "file", str(error))]


def _examine(path: Path, now: dt.datetime) -> list[Finding]:
    if not path.exists():
        missing = f"{path} is not there yet; it is made when Greenroom starts."
        return [*_space(path), Finding("warning", "file", missing)]
    before = _stamp(path)
    with looked_at(path) as db:
        inside = list(_inside(db, path, now))
    if _stamp(path) != before and any(f.level == "error" for f in inside):
        # Somebody wrote meanwhile, which a look without locks may see half of.
        with looked_at(path) as db:
            inside = list(_inside(db, path, now))
    return [*_file(path), *_space(path), *inside]


def _stamp(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_mtime_ns, found.st_size


def _file(path: Path) -> Iterator[Finding]:
    if can_write(path) and can_write(path.parent):
        yield Finding("ok", "file", f"{path} can be read and written.")
    else:
        yield Finding(
            "error",
            "file",
            f"{path} can be read and not written. Give your user the right to write to it and to "
            "its folder, or choose another folder with --data DIR.",
        )


def _space(path: Path) -> Iterator[Finding]:
    folder = next((p for p in path.absolute().parents if p.is_dir()), None)
    if folder is None:
        return
    free = shutil.disk_usage(folder).free
    level: Level = "ok"
    advice = ""
    if free < LOW_SPACE_BYTES:
        level = "error" if free < NO_SPACE_BYTES else "warning"
        advice = " Free some space: without it answers cannot be kept."
    yield Finding(level, "disk space", f"{free // _MIB} MiB are free on the disk.{advice}")


def _inside(db: sqlite3.Connection, path: Path, now: dt.datetime) -> Iterator[Finding]:
    db.execute("BEGIN")
    yield _integrity(db)
    revision = revision_of(db, path)
    yield _schema(path, revision)
    if revision != HEAD:
        return
    yield _triggers(db)
    yield _foreign_keys(db)
    yield _none(
        db,
        "grades",
        "SELECT id FROM attempt WHERE id NOT IN (SELECT attempt_id FROM grade)",
        "Every answer has a grade.",
        "answers have no grade",
    )
    yield _none(
        db,
        "evidence",
        "SELECT attempt_id FROM evidence WHERE attempt_id NOT IN (SELECT id FROM attempt)",
        "All evidence belongs to an answer.",
        "pieces of evidence have no answer",
    )
    yield _overdue(db, now)


def _integrity(db: sqlite3.Connection) -> Finding:
    faults = [str(row[0]) for row in db.execute(f"PRAGMA integrity_check({_SHOWN})")]
    if faults == ["ok"]:
        return Finding("ok", "integrity", "The file is sound.")
    return Finding(
        "error",
        "integrity",
        f"The file is damaged: {'; '.join(faults)}. Save what can be read with greenroom export, "
        "then put a copy in its place or start in another folder with --data DIR.",
    )


def _schema(path: Path, revision: str | None) -> Finding:
    if revision == HEAD:
        return Finding("ok", "schema", f"The schema is the newest, revision {HEAD}.")
    if revision is None or revision in REVISIONS:
        found = "The database is empty" if revision is None else f"The schema is {revision}"
        return Finding(
            "warning", "schema", f"{found}; Greenroom brings it to {HEAD} when it starts."
        )
    return Finding("error", "schema", newer(path, revision))


def _triggers(db: sqlite3.Connection) -> Finding:
    query = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    there = {name for (name,) in db.execute(query)}
    wanted = {f"{table}_refuses_{change}" for table in APPEND_ONLY for change in _CHANGES}
    if wanted <= there:
        return Finding(
            "ok", "append-only", "Answers, grades, evidence and targets cannot be changed."
        )
    missing = ", ".join(sorted(wanted - there))
    return Finding(
        "error",
        "append-only",
        f"The guard that keeps answers from being changed is gone (triggers {missing}): "
        "export everything and import it in another folder.",
    )


_CHANGES = ("update", "delete")


def _foreign_keys(db: sqlite3.Connection) -> Finding:
    faults = db.execute("PRAGMA foreign_key_check").fetchall()
    if not faults:
        return Finding("ok", "references", "Every row that refers to another finds it.")
    tables = ", ".join(sorted({f"{row[0]} to {row[2]}" for row in faults}))
    return Finding(
        "error", "references", f"{len(faults)} rows refer to missing ones, from {tables}."
    )


def _none(db: sqlite3.Connection, check: str, query: str, well: str, wrong: str) -> Finding:
    found = [str(row[0]) for row in db.execute(query)]
    if not found:
        return Finding("ok", check, well)
    return Finding("error", check, f"{len(found)} {wrong}, such as {', '.join(found[:_SHOWN])}.")


def _overdue(db: sqlite3.Connection, now: dt.datetime) -> Finding:
    query = "SELECT id FROM session WHERE ended_at IS NULL AND ends_at < ?"
    found = [str(row[0]) for row in db.execute(query, (to_time(now),))]
    if not found:
        return Finding("ok", "sessions", "No session is open beyond its time.")
    return Finding(
        "warning",
        "sessions",
        f"Sessions open beyond their time: {len(found)}, such as {', '.join(found[:_SHOWN])}. "
        "Each ends, and is graded, when it is next opened.",
    )
