"""The doctor: says of every fault what it is, and changes nothing."""

import contextlib
import hashlib
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from greenroom.store.doctor import Finding, examine
from greenroom.store.sqlite import open_store
from tests.store.places import Place, kept, recorded, start_writer
from tests.store.records import NOW, a_session, seconds_later


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A sound database with an answer in it, closed."""
    path = tmp_path / "greenroom.sqlite"
    store = open_store(path)
    recorded(store, kept(store))
    store.close()
    return path


def change(path: Path, *statements: str) -> None:
    with contextlib.closing(sqlite3.connect(path)) as db:
        for statement in statements:
            db.execute(statement)
        db.commit()


def trouble(path: Path) -> list[Finding]:
    return [finding for finding in examine(path, NOW) if finding.level != "ok"]


def test_a_sound_database_is_well(path: Path) -> None:
    found = examine(path, NOW)
    assert [finding.level for finding in found] == ["ok"] * 9
    assert len({finding.check for finding in found}) == 9


def test_a_database_in_use_is_well(path: Path) -> None:
    store = open_store(path)
    recorded(store, kept(store))
    assert trouble(path) == []
    store.close()


def test_the_doctor_changes_nothing(path: Path) -> None:
    def state() -> dict[str, str]:
        files = sorted(path.parent.iterdir())
        return {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in files}

    before = state()
    examine(path, NOW)
    assert state() == before
    process = start_writer(Place("greenroom.store.sqlite:open_store", path), "hold", "0")
    assert process.stdout is not None
    process.stdout.readline()
    change(path, "UPDATE session SET seed = 3")
    before = state()
    assert len(before) == 3
    assert trouble(path) == []
    assert state() == before
    process.communicate("\n")


def test_a_database_that_is_not_there_yet_is_no_error(tmp_path: Path) -> None:
    [finding] = trouble(tmp_path / "folder" / "greenroom.sqlite")
    assert finding.level == "warning"
    assert "made when Greenroom starts" in finding.message
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"Dear diary", b"x" * 100_000])
def test_a_file_that_is_no_database_is_an_error(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "greenroom.sqlite"
    path.write_bytes(content)
    [finding] = trouble(path)
    assert finding[:2] == ("error", "file")
    assert "not a Greenroom database" in finding.message


def test_a_folder_in_place_of_the_database_is_an_error(tmp_path: Path) -> None:
    [finding] = trouble(tmp_path)
    assert finding[:2] == ("error", "file")


def test_a_file_that_cannot_be_written_is_an_error(guarded_dir: Path) -> None:
    path = guarded_dir / "greenroom.sqlite"
    open_store(path).close()
    path.chmod(0o400)
    guarded_dir.chmod(0o500)
    [finding] = trouble(path)
    assert finding[:2] == ("error", "file")
    assert "the right to write" in finding.message


@pytest.mark.parametrize(("size", "level"), [("512k", "error"), ("50m", "warning")])
def test_a_disk_that_is_nearly_full_is_told(
    make_disk: Callable[[str], Path], size: str, level: str
) -> None:
    path = make_disk(size) / "greenroom.sqlite"
    open_store(path).close()
    [finding] = trouble(path)
    assert finding[:2] == (level, "disk space")
    assert "Free some space" in finding.message


def test_damage_is_an_error(path: Path) -> None:
    with contextlib.closing(sqlite3.connect(path)) as db:
        [(page,)] = db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'attempt'")
        [(size,)] = db.execute("PRAGMA page_size")
    with path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * size)
    found = trouble(path)
    assert any(f.level == "error" and "damaged" in f.message for f in found)


def test_an_empty_database_is_to_be_upgraded(tmp_path: Path) -> None:
    path = tmp_path / "greenroom.sqlite"
    path.touch()
    [finding] = trouble(path)
    assert finding[:2] == ("warning", "schema")


def test_a_missing_guard_is_an_error(path: Path) -> None:
    change(path, "DROP TRIGGER grade_refuses_update")
    [finding] = trouble(path)
    assert finding[:2] == ("error", "append-only")
    assert "grade_refuses_update" in finding.message


def test_a_broken_reference_is_an_error(path: Path) -> None:
    change(path, "PRAGMA foreign_keys = OFF", "DELETE FROM session")
    [finding] = trouble(path)
    assert finding[:2] == ("error", "references")
    assert "slot to session" in finding.message


def test_an_answer_without_a_grade_is_an_error(path: Path) -> None:
    guard = "CREATE TRIGGER grade_refuses_delete BEFORE DELETE ON grade BEGIN SELECT 1; END"
    change(path, "DROP TRIGGER grade_refuses_delete", "DELETE FROM grade", guard)
    [finding] = trouble(path)
    assert finding[:2] == ("error", "grades")
    assert "1 answers have no grade" in finding.message


def test_evidence_without_an_answer_is_an_error(path: Path) -> None:
    guard = "CREATE TRIGGER attempt_refuses_delete BEFORE DELETE ON attempt BEGIN SELECT 1; END"
    change(
        path,
        "PRAGMA foreign_keys = OFF",
        "DROP TRIGGER attempt_refuses_delete",
        "DELETE FROM attempt",
        guard,
    )
    assert [finding.check for finding in trouble(path)] == ["references", "evidence"]


def test_a_session_beyond_its_time_is_told(path: Path) -> None:
    store = open_store(path)
    late = replace(a_session(), ends_at=seconds_later(-1))
    store.create_session(late)
    store.create_session(replace(a_session(), ends_at=seconds_later(1)))
    store.close()
    [finding] = trouble(path)
    assert finding[:2] == ("warning", "sessions")
    assert late.id in finding.message
