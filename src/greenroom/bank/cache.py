"""The compiled bank: what was read and checked of each file, kept until the file changes."""

import contextlib
import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple, Self

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
CREATE INDEX IF NOT EXISTS file_uid ON file (uid);
CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5 (title, body, tokenize = 'porter unicode61');
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


class Cache:
    """An SQLite file that may be deleted at any time; None as its path keeps it in memory."""

    def __init__(self, path: Path | None, fingerprint: str) -> None:
        self._db = self._open(path)
        with self._transaction():
            if self._db.execute("SELECT fingerprint FROM meta").fetchall() != [(fingerprint,)]:
                for table in ("meta", "file", "words"):
                    self._db.execute(f"DELETE FROM {table}")  # noqa: S608 - names from above
                self._db.execute("INSERT INTO meta VALUES (?)", (fingerprint,))

    @staticmethod
    def _open(path: Path | None) -> sqlite3.Connection:
        try:
            db = sqlite3.connect(
                path or ":memory:",
                timeout=BUSY_SECONDS,
                isolation_level=None,
                check_same_thread=False,
            )
            db.execute("PRAGMA synchronous = OFF")
            db.executescript(_TABLES)
        except sqlite3.Error:
            if path is None:
                raise
            # Only a cache: without it the bank is read from its files at every start.
            return Cache._open(None)
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
        """Files that are new or changed since they were compiled; those gone are dropped."""
        known = {
            path: (mtime_ns, size)
            for path, mtime_ns, size in self._db.execute("SELECT path, mtime_ns, size FROM file")
        }
        present = {str(file.path): file for file in files}
        gone = [path for path in known if path not in present]
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
        path, head = str(entry.file.path), entry.head
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
        """Every file in order of its path."""
        query = "SELECT path, findings, head, is_key_longest FROM file ORDER BY path"
        return [
            Row(
                path,
                tuple(Finding(*f) for f in json.loads(findings)) if findings != "[]" else (),
                _head(json.loads(head)) if head else None,
                None if longest is None else bool(longest),
            )
            for path, findings, head, longest in self._db.execute(query)
        ]

    def body(self, uid: str) -> str | None:
        """The item with this uid as JSON."""
        row = self._db.execute(
            "SELECT body FROM file WHERE uid = ? ORDER BY path LIMIT 1", (uid,)
        ).fetchone()
        return None if row is None else str(row[0])

    def search(self, words: list[str], limit: int) -> list[str]:
        """Uids of the items that have all words or words that begin so, best first."""
        # Quoted, so that nothing typed is read as an operator.
        query = " ".join('"' + word.replace('"', '""') + '"*' for word in words)
        found = self._db.execute(
            "SELECT file.uid FROM words JOIN file ON file.id = words.rowid WHERE words MATCH ?"
            " ORDER BY bm25(words, 5, 1) LIMIT ?",
            (query, limit),
        )
        return [uid for (uid,) in found]

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()


def _fields(head: ItemHead) -> Mapping[str, object]:
    return {name: getattr(head, name) for name in ItemHead.__slots__}


def _head(fields: dict[str, object]) -> ItemHead:
    lists = {name: tuple(value) for name, value in fields.items() if isinstance(value, list)}
    return ItemHead(**{**fields, **lists})  # type: ignore[arg-type] # as _fields wrote them
