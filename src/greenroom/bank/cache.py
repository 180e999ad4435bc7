"""The compiled bank: what was read and checked of each file, kept until the file changes."""

import contextlib
import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple, Self

from greenroom.bank.files import printable
from greenroom.bank.finding import Finding
from greenroom.bank.load import ItemFile
from greenroom.model.item import ItemHead

_TABLES = """
CREATE TABLE IF NOT EXISTS meta (fingerprint TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS file (
    id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, mtime_ns INTEGER NOT NULL,
    size INTEGER NOT NULL, findings TEXT NOT NULL, is_key_longest INTEGER, uid TEXT, head TEXT,
    body TEXT
);
CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5 (
    title, body, tokenize = 'porter unicode61', prefix = '2 3 4'
);
"""
BUSY_SECONDS = 10


class Compiled(NamedTuple):
    """One file: its findings and, unless it has some, its item."""

    file: ItemFile
    findings: tuple[Finding, ...]
    head: ItemHead | None
    body: str
    """The item as JSON; empty if it has findings."""
    words: str
    is_key_longest: bool | None


class Row(NamedTuple):
    """What the bank keeps in memory of a file."""

    path: str
    findings: tuple[Finding, ...]
    head: ItemHead | None
    is_key_longest: bool | None


def filled(
    path: Path | None, fingerprint: str, fill: Callable[["Cache"], None]
) -> tuple["Cache", list[Row]]:
    """A cache that `fill` has brought up to date, and its rows.

    A damaged file is made anew. Where no file can be kept (read-only folder, full disk, one that
    is locked for long) the cache is in memory, and the bank is read from its files at every start.
    """
    attempts = 0 if path is None else 2
    for _ in range(attempts):
        try:
            return _filled(path, fingerprint, fill)
        except sqlite3.Error as error:
            if not (path and _is_damaged(error) and remove(path)):
                break
    return _filled(None, fingerprint, fill)


def _filled(
    path: Path | None, fingerprint: str, fill: Callable[["Cache"], None]
) -> tuple["Cache", list[Row]]:
    cache = Cache(path, fingerprint)
    try:
        fill(cache)
        return cache, cache.rows()
    except BaseException:
        cache.close()
        raise


_NOT_DAMAGED = (
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_READONLY,
)


def _is_damaged(error: sqlite3.Error) -> bool:
    # The lowest byte is the primary code; an error made by rows() has none.
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF not in _NOT_DAMAGED


def remove(path: Path) -> bool:
    """Delete a cache file and its journal; False if that is not possible."""
    try:
        path.unlink(missing_ok=True)
        path.with_name(path.name + "-journal").unlink(missing_ok=True)
    except OSError:
        return False
    return True


class Cache:
    """An SQLite file that may be deleted at any time; None as its path keeps it in memory."""

    def __init__(self, path: Path | None, fingerprint: str) -> None:
        self._db = self._open(path)
        try:
            with self._transaction():
                self._keep_only(fingerprint)
        except BaseException:
            self._db.close()
            raise

    def _keep_only(self, fingerprint: str) -> None:
        if self._db.execute("SELECT fingerprint FROM meta").fetchall() != [(fingerprint,)]:
            for table in ("meta", "file", "words"):
                self._db.execute(f"DELETE FROM {table}")  # noqa: S608 - names from above
            self._db.execute("INSERT INTO meta VALUES (?)", (fingerprint,))

    @staticmethod
    def _open(path: Path | None) -> sqlite3.Connection:
        db = sqlite3.connect(
            path or ":memory:",
            timeout=BUSY_SECONDS,
            isolation_level=None,
            check_same_thread=False,
        )
        try:
            db.execute("PRAGMA synchronous = OFF")
            db.executescript(_TABLES)
        except BaseException:
            db.close()
            raise
        return db

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[None]:
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

    def stale(self, files: Iterable[ItemFile]) -> list[ItemFile]:
        """Files that are new or changed since they were compiled; those gone are dropped.

        Also those with findings: what was wrong may have been the file's permissions or the day.
        """
        query = "SELECT path, mtime_ns, size FROM file WHERE findings = '[]'"
        known = {path: (mtime_ns, size) for path, mtime_ns, size in self._db.execute(query)}
        present = {printable(file.path): file for file in files}
        kept = [path for (path,) in self._db.execute("SELECT path FROM file")]
        gone = [path for path in kept if path not in present]
        if gone:
            with self._transaction():
                self._drop(gone)
        return [f for path, f in present.items() if known.get(path) != (f.mtime_ns, f.size)]

    def _drop(self, paths: Iterable[str]) -> None:
        for path in paths:
            for (id_,) in self._db.execute(
                "SELECT id FROM file WHERE path = ?", (path,)
            ).fetchall():
                self._db.execute("DELETE FROM words WHERE rowid = ?", (id_,))
                self._db.execute("DELETE FROM file WHERE id = ?", (id_,))

    def put(self, compiled: Iterable[Compiled]) -> None:
        """Keep what was made of some files."""
        with self._transaction():
            for entry in compiled:
                self._put(entry)

    def _put(self, entry: Compiled) -> None:
        path, head = printable(entry.file.path), entry.head
        self._drop([path])
        row = self._db.execute(
            "INSERT INTO file (path, mtime_ns, size, findings, is_key_longest, uid, head, body)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                path,
                entry.file.mtime_ns,
                entry.file.size,
                json.dumps(entry.findings),
                entry.is_key_longest,
                head.uid if head else None,
                json.dumps(_fields(head)) if head else None,
                entry.body,
            ),
        )
        if head:
            self._db.execute(
                "INSERT INTO words (rowid, title, body) VALUES (?, ?, ?)",
                (row.lastrowid, head.title, entry.words),
            )

    def rows(self) -> list[Row]:
        """Every file in order of its path.

        Raises:
            sqlite3.DatabaseError: the file is damaged.
        """
        query = "SELECT path, findings, head, is_key_longest FROM file ORDER BY path"
        try:
            return [_row(*fields) for fields in self._db.execute(query)]
        except (TypeError, ValueError) as error:
            raise sqlite3.DatabaseError(f"a row is damaged: {error}") from None

    def body(self, file: ItemFile) -> str | None:
        """The item of a file as JSON; None if it is not here or the cache is damaged."""
        query = "SELECT body FROM file WHERE path = ?"
        try:
            row = self._db.execute(query, (printable(file.path),)).fetchone()
        except sqlite3.DatabaseError:
            return None
        return None if row is None else str(row[0])

    def search(self, words: list[str], limit: int) -> list[str] | None:
        """Uids of the items that have all words or words that begin so, best first.

        None if the file is damaged.
        """
        # Quoted, so that nothing typed is read as an operator.
        query = " ".join('"' + word.replace('"', '""') + '"*' for word in words)
        try:
            found = self._db.execute(
                # The best are found before the join, which would cost more than the search.
                "SELECT file.uid FROM (SELECT rowid, rank FROM words WHERE words MATCH ?"
                " AND rank MATCH 'bm25(5.0, 1.0)' ORDER BY rank LIMIT ?) AS best"
                " JOIN file ON file.id = best.rowid ORDER BY best.rank",
                (query, limit),
            )
            return [uid for (uid,) in found]
        except sqlite3.DatabaseError:
            return None

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()


def _row(path: str, findings: str, head: str | None, longest: int | None) -> Row:
    return Row(
        path,
        tuple(Finding(*f) for f in json.loads(findings)) if findings != "[]" else (),
        _head(json.loads(head)) if head else None,
        None if longest is None else bool(longest),
    )


def _fields(head: ItemHead) -> Mapping[str, object]:
    return {name: getattr(head, name) for name in ItemHead.__slots__}


def _head(fields: dict[str, object]) -> ItemHead:
    lists = {name: tuple(value) for name, value in fields.items() if isinstance(value, list)}
    return ItemHead(**{**fields, **lists})  # type: ignore[arg-type] # as _fields wrote them
