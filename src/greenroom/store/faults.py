"""What a failing database means for the person who uses it: where, what, and what to do."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from greenroom.errors import NotFound, StoreUnavailable

_NO_ACCESS = (
    "{path}: the database cannot be opened or written ({error}). Give your user the right to "
    "write to this file and its folder, or choose another folder with --data DIR."
)
_DAMAGED = (
    "{path}: this is not a Greenroom database, or it is damaged ({error}). It was left as it is. "
    "Put a copy of yours in its place, or choose another folder with --data DIR."
)
_BUSY = (
    "{path}: another program has kept the database locked for too long. Close that program or "
    "wait for it to finish, then do the same again; what was kept before is safe."
)
_SENTENCES = {
    sqlite3.SQLITE_FULL: (
        "{path}: the disk is full, so this could not be kept. Free some space, then do the same "
        "again; what was kept before is safe."
    ),
    sqlite3.SQLITE_IOERR: (
        "{path}: the disk could not be read or written ({error}). See that it is connected and "
        "has free space, then do the same again."
    ),
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
    sqlite3.SQLITE_READONLY: _NO_ACCESS,
    sqlite3.SQLITE_CANTOPEN: _NO_ACCESS,
    sqlite3.SQLITE_PERM: _NO_ACCESS,
    sqlite3.SQLITE_AUTH: _NO_ACCESS,
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_NOTADB: _DAMAGED,
}


def primary_code(error: BaseException | None) -> int | None:
    """SQLite's result code without its details; None where the error is not SQLite's."""
    code = getattr(error, "sqlite_errorcode", None)
    return None if code is None else code & 0xFF


def is_foreign_key_fault(error: DBAPIError) -> bool:
    """The row refers to one that is not there."""
    code = getattr(error.orig, "sqlite_errorcode", None)
    return code == sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn what the machine or the database does wrong into an error with a sentence.

    Raises:
        StoreUnavailable: the database cannot be used now.
        NotFound: an id or position is one that no database could hold.
    """
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        sentence = _SENTENCES.get(primary_code(cause) or sqlite3.SQLITE_OK)
        if sentence is None:
            raise
        raise StoreUnavailable(sentence.format(path=path, error=cause)) from error
    except OSError as error:
        raise StoreUnavailable(_NO_ACCESS.format(path=path, error=error.strerror)) from error
    except (UnicodeEncodeError, OverflowError) as error:
        raise NotFound("Nothing here has such an id or number.") from error
