"""Migrations: what they make, what they keep, and what is refused untouched."""

import contextlib
import hashlib
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from greenroom.errors import NewerDatabase, StoreUnavailable
from greenroom.store.connect import WAIT_SECONDS, open_engine, open_reader, open_writer
from greenroom.store.doctor import examine
from greenroom.store.revision import HEAD, REVISIONS, needs_upgrade
from greenroom.store.sqlite import open_store
from greenroom.store.tables import METADATA
from greenroom.store.upgrade import CONNECTION, MIGRATIONS, copy_path, migration_config, upgrade
from tests.store.places import Place, kept, recorded, start_writer
from tests.store.records import LEARNER, NOW

NEXT = """
import sqlalchemy as sa
from alembic import op

revision = "9999"
down_revision = "{head}"


def upgrade():
    op.add_column("session", sa.Column("mood", sa.Text))
    {more}
"""
REBUILD = 'with op.batch_alter_table("slot") as slot: slot.alter_column("reason", nullable=True)'


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "greenroom.sqlite"


def with_next(folder: Path, more: str = "pass") -> Path:
    """The migrations and one more, as the next Greenroom may have them."""
    scripts = folder / "migrations"
    shutil.copytree(MIGRATIONS, scripts)
    (scripts / "versions" / "v9999_next.py").write_text(NEXT.format(head=HEAD, more=more))
    return scripts


def test_the_known_revisions_are_those_of_the_files() -> None:
    scripts = ScriptDirectory.from_config(migration_config())
    assert tuple(script.revision for script in scripts.walk_revisions())[::-1] == REVISIONS
    assert scripts.get_heads() == [HEAD]


def definitions(path: Path) -> dict[str, list[str]]:
    """The lines that define each table and index, whatever their order."""
    query = "SELECT name, sql FROM sqlite_master WHERE type <> 'trigger' AND sql IS NOT NULL"
    with contextlib.closing(sqlite3.connect(path)) as db:
        found = {
            name: sorted(line.strip(" \t,") for line in sql.splitlines())
            for name, sql in db.execute(query)
        }
    found.pop("alembic_version", None)
    return found


def test_the_migrations_make_the_tables_that_the_code_uses(path: Path, tmp_path: Path) -> None:
    open_store(path).close()
    with open_reader(open_engine(path, WAIT_SECONDS)) as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, METADATA) == []
    direct = tmp_path / "direct.sqlite"
    with open_writer(open_engine(direct, WAIT_SECONDS)) as connection, connection.begin():
        METADATA.create_all(connection)
    assert definitions(path) == definitions(direct)


def test_a_new_store_is_of_the_newest_schema_and_has_no_copy_beside_it(path: Path) -> None:
    assert needs_upgrade(path)
    open_store(path).close()
    assert not needs_upgrade(path)
    assert list(path.parent.iterdir()) == [path]


def test_an_upgrade_keeps_everything_and_a_copy_of_what_was_before(
    path: Path, tmp_path: Path
) -> None:
    store = open_store(path)
    attempt = recorded(store, kept(store))
    before = list(store.dump())
    # The server may still run, with answers that are only in its log.
    upgrade(path, WAIT_SECONDS, with_next(tmp_path, REBUILD))
    store.close()
    with contextlib.closing(sqlite3.connect(path)) as db:
        assert db.execute("SELECT version_num FROM alembic_version").fetchall() == [("9999",)]
        assert db.execute("SELECT mood FROM session").fetchall() == [(None,)]
        assert db.execute("SELECT id FROM attempt").fetchall() == [(attempt.id,)]
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
    copy = copy_path(path, HEAD)
    assert copy.name == f"greenroom-{HEAD}.sqlite"
    old = open_store(copy)
    assert list(old.dump()) == before
    old.close()
    assert [f for f in examine(copy, NOW) if f.level == "error"] == []


def test_every_released_schema_is_brought_to_the_newest_with_its_rows(path: Path) -> None:
    with open_writer(open_engine(path, WAIT_SECONDS, foreign_keys=False)) as db, db.begin():
        config = migration_config()
        config.attributes[CONNECTION] = db
        command.upgrade(config, REVISIONS[0])
        db.exec_driver_sql(
            "INSERT INTO session (id, learner, blueprint, seed, started_at) "
            "VALUES ('old', 'local', '{}', 1, '2026-11-21T11:39:42.000000+00:00')"
        )
    assert needs_upgrade(path)
    store = open_store(path)
    assert [row["id"] for row in store.dump()] == ["old"]
    assert store.targets(LEARNER) == []
    store.close()
    assert not needs_upgrade(path)


def test_a_failed_upgrade_changes_nothing(path: Path, tmp_path: Path) -> None:
    store = open_store(path)
    recorded(store, kept(store))
    before = list(store.dump())
    with pytest.raises(ZeroDivisionError):
        upgrade(path, WAIT_SECONDS, with_next(tmp_path, "1 / 0"))
    assert list(store.dump()) == before
    recorded(store, kept(store))
    store.close()
    assert not needs_upgrade(path)
    with contextlib.closing(sqlite3.connect(path)) as db:
        columns = [row[1] for row in db.execute("PRAGMA table_info(session)")]
    assert "mood" not in columns


def test_an_upgrade_that_would_break_references_is_refused(path: Path, tmp_path: Path) -> None:
    store = open_store(path)
    kept(store)
    store.close()
    more = """op.execute("DELETE FROM session")"""
    with pytest.raises(StoreUnavailable, match="refer to missing ones"):
        upgrade(path, WAIT_SECONDS, with_next(tmp_path, more))
    reopened = open_store(path)
    assert len(reopened.sessions(LEARNER)) == 1
    reopened.close()


def test_an_upgrade_that_another_process_made_meanwhile_is_left(path: Path) -> None:
    open_store(path).close()
    content = path.read_bytes()
    upgrade(path, WAIT_SECONDS)
    assert path.read_bytes() == content


def fingerprints(folder: Path) -> dict[str, str]:
    """Every file of a folder by its hash and its time of change."""
    return {
        p.name: f"{hashlib.sha256(p.read_bytes()).hexdigest()} {p.stat().st_mtime_ns}"
        for p in sorted(folder.iterdir())
    }


def make_newer(path: Path) -> None:
    """Give the database a revision that nobody knows."""
    with contextlib.closing(sqlite3.connect(path)) as db:
        db.execute("UPDATE alembic_version SET version_num = 'f00d'")
        db.commit()


def refuse_untouched(path: Path) -> None:
    before = fingerprints(path.parent)
    with pytest.raises(NewerDatabase, match=rf"f00d.*{HEAD}.*newer Greenroom.*--data DIR") as newer:
        open_store(path)
    assert str(path) in str(newer.value)
    assert [f.level for f in examine(path, NOW) if f.check == "schema"] == ["error"]
    assert fingerprints(path.parent) == before


@pytest.fixture
def newer(path: Path) -> Iterator[Path]:
    """A newer database, closed as it should be."""
    store = open_store(path)
    recorded(store, kept(store))
    store.close()
    make_newer(path)
    yield path
    assert not copy_path(path, "f00d").exists()


def test_a_newer_database_is_refused_untouched(newer: Path) -> None:
    refuse_untouched(newer)


def test_a_newer_database_that_was_not_closed_is_refused_untouched(
    path: Path, tmp_path: Path
) -> None:
    # All that is new stands in the log alone, as a killed process leaves it.
    folder = tmp_path / "killed"
    folder.mkdir()
    process = start_writer(Place("greenroom.store.sqlite:open_store", path), "hold", "0")
    assert process.stdout is not None
    process.stdout.readline()
    make_newer(path)
    process.kill()
    process.communicate()
    assert path.with_name(f"{path.name}-wal").stat().st_size > 0
    assert path.with_name(f"{path.name}-shm").exists()
    with contextlib.closing(sqlite3.connect(f"{path.as_uri()}?immutable=1", uri=True)) as db:
        assert db.execute("SELECT version_num FROM alembic_version").fetchone() == (HEAD,)
    for found in path.parent.glob(f"{path.name}*"):
        shutil.copy2(found, folder)
    killed = folder / path.name
    refuse_untouched(killed)
    # The index of the log need not have come along when files were copied.
    killed.with_name(f"{killed.name}-shm").unlink()
    refuse_untouched(killed)


def test_a_newer_database_that_another_process_uses_is_refused_untouched(path: Path) -> None:
    process = start_writer(Place("greenroom.store.sqlite:open_store", path), "hold", "0")
    assert process.stdout is not None
    process.stdout.readline()
    make_newer(path)
    refuse_untouched(path)
    process.communicate("\n")
    assert process.returncode == 0
    refuse_untouched(path)
