"""Bring a database to the newest schema. Slow to import: only for when that is needed."""

import sqlite3
from contextlib import closing
from pathlib import Path

from alembic import command
from alembic.config import Config

from greenroom.errors import StoreUnavailable
from greenroom.store.connect import driver_connection, open_engine, open_writer
from greenroom.store.revision import revision_of

MIGRATIONS = Path(__file__).parent / "migrations"
CONNECTION = "connection"
"""Where `migrations/env.py` finds the connection among the attributes of the configuration."""


def migration_config(scripts: Path = MIGRATIONS) -> Config:
    """The migration tool's configuration, made here instead of read from a file."""
    config = Config()
    # A % would begin a variable.
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


def upgrade(path: Path, wait_seconds: float, scripts: Path = MIGRATIONS) -> None:
    """Migrate to the newest revision, all or nothing; first a copy of what was there is made.

    Raises:
        StoreUnavailable: a row refers to one that is not there after the migration.
    """
    # Tables are rebuilt with foreign keys off, which cannot be done inside a transaction.
    engine = open_engine(path, wait_seconds, foreign_keys=False)
    with open_writer(engine) as connection, connection.begin():
        # Under the write lock: another process may have migrated in the meantime.
        before = revision_of(driver_connection(connection), path)
        if before is not None:
            _keep_copy(path, before)
        config = migration_config(scripts)
        config.attributes[CONNECTION] = connection
        command.upgrade(config, "head")
        if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
            raise StoreUnavailable(
                f"{path}: the database holds rows that refer to missing ones, so it was not "
                "brought to the newest version. It was left as it is; run greenroom doctor."
            )


def copy_path(path: Path, revision: str) -> Path:
    """Where the copy goes that is made before a migration from this revision."""
    return path.with_name(f"{path.stem}-{revision}{path.suffix}")


def _keep_copy(path: Path, revision: str) -> None:
    copy = copy_path(path, revision)
    part = copy.with_name(f"{copy.name}.part")
    part.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(part)) as target:
        source.backup(target)
    part.replace(copy)
