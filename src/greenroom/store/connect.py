"""Connections to a database file: to use it, and to look at it without changing a byte."""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, NullPool, create_engine, event

from greenroom.errors import StoreUnavailable
from greenroom.store.faults import primary_code

WAIT_SECONDS = 5.0
"""How long a write waits for another program's."""
_BEGIN = "greenroom_begin"


def open_engine(path: Path, wait_seconds: float, *, foreign_keys: bool = True) -> Engine:
    """An engine whose transactions this module begins; the driver begins none by itself."""

    def connect() -> sqlite3.Connection:
        db = sqlite3.connect(
            path, timeout=wait_seconds, isolation_level=None, check_same_thread=False
        )
        try:
            _set_up(db, path, foreign_keys)
        except BaseException:
            db.close()
            raise
        return db

    engine = create_engine("sqlite://", creator=connect, poolclass=NullPool)
    event.listen(engine, "begin", _begin)
    return engine


def _set_up(db: sqlite3.Connection, path: Path, foreign_keys: bool) -> None:
    mode = db.execute("PRAGMA journal_mode = WAL").fetchone()[0]
    if mode != "wal":
        raise StoreUnavailable(
            f"{path}: this disk cannot hold a database that several programs use (it allows "
            f"journal mode '{mode}', not 'wal'). Choose a folder on a local disk with --data DIR."
        )
    # NORMAL may lose answers that were acknowledged when the power fails.
    db.execute("PRAGMA synchronous = FULL")
    db.execute(f"PRAGMA foreign_keys = {'ON' if foreign_keys else 'OFF'}")


def _begin(connection: Connection) -> None:
    begin = connection.get_execution_options()[_BEGIN]
    driver_connection(connection).execute(begin)


def driver_connection(connection: Connection) -> sqlite3.Connection:
    """The driver's connection below SQLAlchemy's."""
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)  # noqa: S101 - the engine is made above
    return driver


def open_reader(engine: Engine) -> Connection:
    """A connection that refuses to write."""
    connection = engine.connect().execution_options(**{_BEGIN: "BEGIN"})
    driver_connection(connection).execute("PRAGMA query_only = ON")
    return connection


def open_writer(engine: Engine) -> Connection:
    """A connection whose transactions hold the write lock from their first moment.

    A transaction that reads first and writes later fails at once when another one wrote between.
    """
    return engine.connect().execution_options(**{_BEGIN: "BEGIN IMMEDIATE"})


@contextmanager
def looked_at(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection that changes no byte of the file or beside it, and makes no file there.

    Raises:
        sqlite3.Error: it cannot be opened.
    """
    wal = _beside(path, "-wal")
    if not wal.exists() or wal.stat().st_size == 0:
        # Nobody has it open: without a lock, for locks need files beside it.
        with closing(_connect(path, "immutable=1")) as db:
            yield db
        return
    reader = _reader_of_others(path)
    if reader is not None:
        with closing(reader):
            yield reader
        return
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / path.name
        shutil.copyfile(path, copy)
        shutil.copyfile(wal, _beside(copy, "-wal"))
        with closing(_connect(copy, "mode=rw")) as db:
            yield db


def _reader_of_others(path: Path) -> sqlite3.Connection | None:
    # The index beside the log is read and not written; where that is not enough, there is None.
    db = _connect(path, "mode=ro&readonly_shm=1")
    try:
        db.execute("SELECT count(*) FROM sqlite_master")
    except sqlite3.OperationalError as error:
        db.close()
        if primary_code(error) in {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN}:
            return None
        raise
    return db


def _connect(path: Path, options: str) -> sqlite3.Connection:
    return sqlite3.connect(
        f"{path.resolve().as_uri()}?{options}", uri=True, isolation_level=None, timeout=WAIT_SECONDS
    )


def can_write(path: Path) -> bool:
    """Whether this user may write to a file or folder."""
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def _beside(path: Path, suffix: str) -> Path:
    real = path.resolve()
    return real.with_name(real.name + suffix)
