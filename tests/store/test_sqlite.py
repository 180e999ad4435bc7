"""The contract on SQLite, and what only this backend has to do."""

import contextlib
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from greenroom.errors import StoreUnavailable
from greenroom.model.session import Marked
from greenroom.store.doctor import examine
from greenroom.store.sqlite import SqliteStore, open_store
from greenroom.store.tables import APPEND_ONLY
from tests.store.contract import StoreContract
from tests.store.places import ROOT, Place, kept, recorded, start_writer
from tests.store.records import (
    LEARNER,
    NOW,
    a_grade,
    a_target,
    an_attempt,
    evidence_of,
    new_id,
)

OPENER = "greenroom.store.sqlite:open_store"


class TestSqliteStore(StoreContract):
    @pytest.fixture
    def place(self, tmp_path: Path) -> Place:
        # Names that a URI or a configuration file would read as something else.
        return Place(OPENER, tmp_path / "a %(b)s?c#d \u00fc.sqlite")

    @pytest.fixture
    def other_place(self, tmp_path: Path) -> Place:
        return Place(OPENER, tmp_path / "other.sqlite")

    def assert_sound(self, place: Place) -> None:
        assert [f for f in examine(place.path, NOW) if f.level == "error"] == []


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "greenroom.sqlite"


@pytest.fixture
def store(path: Path) -> Iterator[SqliteStore]:
    opened = open_store(path)
    yield opened
    opened.close()


def test_answers_are_written_through_to_the_disk(store: SqliteStore) -> None:
    settings = [
        store._writer.exec_driver_sql(f"PRAGMA {name}").scalar()
        for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
    ]
    assert settings == ["wal", 2, 1, 5000]


@pytest.mark.parametrize("table", APPEND_ONLY)
@pytest.mark.parametrize("change", ["UPDATE {} SET rowid = rowid", "DELETE FROM {}"])
def test_what_was_answered_cannot_be_changed(
    store: SqliteStore, path: Path, table: str, change: str
) -> None:
    recorded(store, kept(store))
    store.set_target(LEARNER, new_id(), a_target())
    with (
        contextlib.closing(sqlite3.connect(path)) as db,
        pytest.raises(sqlite3.IntegrityError, match=f"{table} is append-only"),
    ):
        db.execute(change.format(table))


def test_the_reading_connection_cannot_write(store: SqliteStore) -> None:
    with pytest.raises(StoreUnavailable), store._read() as db:
        db.exec_driver_sql("DELETE FROM session")


def test_evidence_numbers_are_never_used_again(store: SqliteStore, path: Path) -> None:
    session = kept(store, 2)
    recorded(store, session)
    [first] = store.evidence(LEARNER)
    with contextlib.closing(sqlite3.connect(path)) as db:
        db.execute("DROP TRIGGER evidence_refuses_delete")
        db.execute("DELETE FROM evidence")
        db.commit()
    recorded(store, session, 2)
    assert [piece.number for piece in store.evidence(LEARNER)] == [first.number + 1]


def test_a_full_disk_loses_nothing_and_the_same_call_works_when_there_is_space(
    store: SqliteStore, path: Path
) -> None:
    session = kept(store)
    kept_before = list(store.dump())
    attempt = an_attempt(session, form={"answer": ["long " * 100_000]})
    pages = store._writer.exec_driver_sql("PRAGMA page_count").scalar()
    store._writer.commit()
    store._writer.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    store._writer.commit()
    with pytest.raises(StoreUnavailable, match=r"disk is full.*Free some space") as full:
        store.record(attempt, a_grade(), evidence_of(attempt))
    assert str(path) in str(full.value)
    with pytest.raises(StoreUnavailable, match="disk is full"):
        store.save_draft(session.id, 1, attempt.form, NOW)
    assert list(store.dump()) == kept_before
    store._writer.exec_driver_sql("PRAGMA max_page_count = 1000000")
    store._writer.commit()
    marked = store.record(attempt, a_grade(), evidence_of(attempt))
    assert marked == store.find_attempt(attempt.id) == Marked(attempt, a_grade())


def fill(disk: Path) -> Path:
    """Fill the disk to its last page; the file that does."""
    filler = disk / "filler"
    with contextlib.suppress(OSError), filler.open("wb", buffering=0) as out:
        while True:
            out.write(b"x" * 4096)
    return filler


def test_a_disk_that_is_really_full_loses_nothing(make_disk: Callable[[str], Path]) -> None:
    small_disk = make_disk("512k")
    path = small_disk / "greenroom.sqlite"
    store = open_store(path)
    session = kept(store)
    filler = fill(small_disk)
    attempt = an_attempt(session, form={"answer": ["long " * 8_000]})
    with pytest.raises(StoreUnavailable, match="space"):
        store.record(attempt, a_grade(), evidence_of(attempt))
    assert store.session(session.id) == session
    filler.unlink()
    store.record(attempt, a_grade(), evidence_of(attempt))
    store.close()
    assert [f.check for f in examine(path, NOW) if f.level == "error"] == ["disk space"]
    reopened = open_store(path)
    assert reopened.find_attempt(attempt.id) == Marked(attempt, a_grade())
    reopened.close()


def test_a_disk_too_full_for_a_new_store_says_so(make_disk: Callable[[str], Path]) -> None:
    small_disk = make_disk("512k")
    fill(small_disk)
    with pytest.raises(StoreUnavailable, match="space"):
        open_store(small_disk / "greenroom.sqlite")


def test_a_lock_held_too_long_says_so_and_the_same_call_works_later(path: Path) -> None:
    open_store(path).close()
    store = open_store(path, wait_seconds=0.1)
    session = kept(store)
    attempt = an_attempt(session)
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreUnavailable, match=r"another program has kept .* locked") as locked:
            store.record(attempt, a_grade(), evidence_of(attempt))
        assert str(path) in str(locked.value)
        assert store.session(session.id) == session
        with pytest.raises(StoreUnavailable, match="locked"):
            open_store(path, wait_seconds=0.1)
        other.execute("ROLLBACK")
    store.record(attempt, a_grade(), evidence_of(attempt))
    assert store.find_attempt(attempt.id) == Marked(attempt, a_grade())
    store.close()


def test_a_short_lock_is_waited_for(store: SqliteStore, path: Path) -> None:
    session = kept(store)
    with contextlib.closing(
        sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    ) as other:
        other.execute("BEGIN IMMEDIATE")
        release = threading.Timer(0.3, lambda: other.execute("ROLLBACK"))
        release.start()
        assert store.save_draft(session.id, 1, {"answer": ["x"]}, NOW)
        release.join()


@pytest.mark.parametrize("content", [b"Dear diary", b"x" * 100_000, b"SQLite format 3\x00" * 99])
def test_a_file_that_is_no_database_is_left_as_it_is(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(StoreUnavailable, match=r"not a Greenroom database.*--data"):
        open_store(path)
    assert path.read_bytes() == content
    assert list(path.parent.iterdir()) == [path]


def test_another_programs_database_is_left_as_it_is(path: Path) -> None:
    with contextlib.closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE recipes (name TEXT)")
    content = path.read_bytes()
    with pytest.raises(StoreUnavailable, match="another program's database"):
        open_store(path)
    assert path.read_bytes() == content


def test_a_folder_in_the_place_of_the_database_says_so(path: Path) -> None:
    path.mkdir()
    with pytest.raises(StoreUnavailable, match=r"not a file.*--data"):
        open_store(path)


def test_a_missing_folder_says_so(tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailable, match="--data"):
        open_store(tmp_path / "gone" / "greenroom.sqlite")


@pytest.mark.parametrize(
    ("folder_mode", "file_mode"),
    [(0o777, 0o000), (0o777, 0o444), (0o555, 0o444), (0o000, 0o666)],
    ids=["unreadable file", "read-only file", "read-only folder", "closed folder"],
)
def test_a_database_without_permission_says_what_to_do(
    guarded_dir: Path, folder_mode: int, file_mode: int
) -> None:
    path = guarded_dir / "greenroom.sqlite"
    open_store(path).close()
    before = path.read_bytes()
    path.chmod(file_mode)
    guarded_dir.chmod(folder_mode)
    with pytest.raises(StoreUnavailable, match=r"the right to write.*--data DIR"):
        open_store(path)
    guarded_dir.chmod(0o700)
    path.chmod(0o600)
    assert path.read_bytes() == before
    assert list(guarded_dir.iterdir()) == [path]


def test_a_new_store_in_a_read_only_folder_says_what_to_do(guarded_dir: Path) -> None:
    guarded_dir.chmod(0o555)
    with pytest.raises(StoreUnavailable, match=r"the right to write.*--data DIR"):
        open_store(guarded_dir / "greenroom.sqlite")


def test_processes_that_open_a_new_store_together_all_get_it(path: Path) -> None:
    place = Place(OPENER, path)
    openers = [start_writer(place, "hold", "0") for _ in range(4)]
    assert [opener.communicate("\n")[0] for opener in openers] == ["open 0\n"] * 4
    assert [opener.returncode for opener in openers] == [0] * 4


def test_threads_that_open_a_new_store_together_all_get_it(path: Path) -> None:
    with ThreadPoolExecutor(6) as pool:
        stores = list(pool.map(lambda _: open_store(path), range(6)))
    session = kept(stores[0])
    assert all(store.session(session.id) == session for store in stores)
    for store in stores:
        store.close()


def test_a_store_can_be_opened_again_after_it_was_closed(path: Path) -> None:
    first = open_store(path)
    session = kept(first)
    first.close()
    first.close()
    assert sorted(p.name for p in path.parent.iterdir()) == [path.name]
    second = open_store(path)
    assert second.session(session.id) == session
    second.close()


def test_a_dump_that_is_not_read_to_its_end_lets_go(store: SqliteStore, path: Path) -> None:
    kept(store)
    rows = store.dump()
    next(rows)
    rows.close()  # type: ignore[attr-defined]
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as db:
        store.flag("nobody", 1, flagged=True)
        assert db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] == 0


def test_the_migration_tool_is_not_imported_for_a_store_of_the_newest_schema(path: Path) -> None:
    open_store(path).close()
    code = (
        "import sys; from pathlib import Path; from greenroom.store.sqlite import open_store; "
        "open_store(Path(sys.argv[1])).close(); print('alembic' in sys.modules)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code, str(path)],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    assert ran.stdout == "False\n"


def test_a_failed_write_leaves_the_next_one_alone(store: SqliteStore) -> None:
    session = kept(store)
    attempt = an_attempt(session)
    with pytest.raises(TypeError):
        store.record(replace(attempt, form={"answer": [b"bytes"]}), a_grade(), None)  # type: ignore[list-item]
    store.record(attempt, a_grade(), evidence_of(attempt))
    assert len(store.evidence(LEARNER)) == 1
