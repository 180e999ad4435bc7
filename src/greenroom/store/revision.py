"""Which schema a database has, found out without the migration tool."""

import sqlite3
from pathlib import Path

from greenroom.errors import NewerDatabase, StoreUnavailable
from greenroom.store.connect import looked_at

REVISIONS = ("0001", "0002")
"""Every revision in `migrations/versions`, oldest first."""
HEAD = REVISIONS[-1]
_TABLE = "alembic_version"


def revision_of(db: sqlite3.Connection, path: Path) -> str | None:
    """The revision; None if the database is empty.

    Raises:
        StoreUnavailable: its tables are another program's.
    """
    tables = {name for (name,) in db.execute("SELECT name FROM sqlite_master")}
    if not tables:
        return None
    row = None
    if _TABLE in tables:
        row = db.execute(f"SELECT version_num FROM {_TABLE}").fetchone()  # noqa: S608 - our name
    if row is None:
        raise StoreUnavailable(
            f"{path}: this is another program's database. It was left as it is. "
            "Choose another folder with --data DIR."
        )
    return str(row[0])


def needs_upgrade(path: Path) -> bool:
    """Whether the database is not there yet or has an older schema. Changes nothing.

    Raises:
        NewerDatabase: the revision is not known here.
        StoreUnavailable: what stands there is not a database of Greenroom.
    """
    if not path.exists():
        return True
    if not path.is_file():
        raise StoreUnavailable(
            f"{path}: the database should be here, but this is not a file. "
            "Move it away, or choose another folder with --data DIR."
        )
    with looked_at(path) as db:
        found = revision_of(db, path)
    if found is not None and found not in REVISIONS:
        raise NewerDatabase(newer(path, found))
    return found != HEAD


def newer(path: Path, found: str) -> str:
    """The sentence for a revision that is not known here."""
    return (
        f"{path}: the database has revision {found}, and this Greenroom knows none after {HEAD}: "
        "a newer Greenroom wrote it. It was not touched. Install the newer Greenroom, or choose "
        "another folder with --data DIR."
    )
