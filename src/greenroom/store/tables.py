"""The tables, in plain column types that every database has.

Times are text in one form, `2026-11-21T11:39:42.000000+00:00`: UTC, to the microsecond, sorting
as they follow each other. Columns marked as JSON are text with every character beyond ASCII
escaped, so that whatever a person typed, also half a surrogate pair or NUL, comes back.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)
IS_JSON = "json"


def _json(name: str, *, nullable: bool = False) -> Column[str]:
    return Column(name, Text, nullable=nullable, info={IS_JSON: True})


def _time(name: str, *, nullable: bool = False) -> Column[str]:
    return Column(name, String(32), nullable=nullable)


def _text(name: str, *, primary_key: bool = False) -> Column[str]:
    return Column(name, Text, primary_key=primary_key, nullable=False)


def _number() -> Column[int]:
    # SQLite numbers rows by itself only where the type is exactly INTEGER.
    kind = BigInteger().with_variant(Integer, "sqlite")
    return Column("number", kind, primary_key=True, autoincrement=True)


SESSION = Table(
    "session",
    METADATA,
    _text("id", primary_key=True),
    _text("learner"),
    _json("blueprint"),
    Column("seed", BigInteger, nullable=False),
    _time("started_at"),
    _time("ends_at", nullable=True),
    _time("ended_at", nullable=True),
    Index(None, "learner", "started_at"),
)
SLOT = Table(
    "slot",
    METADATA,
    Column("session_id", ForeignKey(SESSION.c.id), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    _text("item_uid"),
    Column("seed", BigInteger, nullable=False),
    _json("reason"),
    Column("predicted", Float),
    _text("predictor"),
    _time("asked_at", nullable=True),
    Column("flagged", Boolean, nullable=False),
    _json("draft", nullable=True),
    _time("draft_at", nullable=True),
    CheckConstraint("position >= 1", name="position"),
)
ATTEMPT = Table(
    "attempt",
    METADATA,
    _text("id", primary_key=True),
    _text("learner"),
    Column("session_id", Text, nullable=False),
    Column("position", Integer, nullable=False),
    _text("item_uid"),
    _text("item_version"),
    Column("seed", BigInteger, nullable=False),
    _json("form"),
    _json("answer"),
    Column("confidence", Float),
    _time("at"),
    Column("seconds", Float),
    ForeignKeyConstraint(["session_id", "position"], [SLOT.c.session_id, SLOT.c.position]),
    UniqueConstraint("session_id", "position"),
)
"""Append-only. A slot is answered if an attempt names it: that is kept here alone."""
GRADE = Table(
    "grade",
    METADATA,
    _number(),
    Column("attempt_id", ForeignKey(ATTEMPT.c.id), nullable=False),
    _text("id"),
    _text("grader"),
    Column("version", Integer, nullable=False),
    _text("state"),
    _json("summary"),
    Column("score", Float),
    Column("rating", Integer),
    _json("seen"),
    UniqueConstraint("attempt_id", "id"),
    sqlite_autoincrement=True,
)
"""Append-only. The highest number of an attempt is its latest grade."""
EVIDENCE = Table(
    "evidence",
    METADATA,
    _number(),
    Column("attempt_id", ForeignKey(ATTEMPT.c.id), nullable=False, unique=True),
    _text("learner"),
    _text("session_id"),
    _text("item_uid"),
    _text("item_version"),
    _text("kind"),
    _text("area"),
    _json("topics"),
    Column("score", Float),
    Column("rating", Integer),
    Column("confidence", Float),
    Column("predicted", Float),
    _text("predictor"),
    Column("seconds", Float),
    _time("at"),
    Index(None, "learner", "number"),
    sqlite_autoincrement=True,
)
"""Append-only. Numbers grow and are never used again."""
TARGET = Table(
    "target",
    METADATA,
    _number(),
    Column("id", Text, nullable=False, unique=True),
    _text("learner"),
    _text("loop"),
    Column("date", String(10)),
    _json("hours"),
    _text("zone"),
    _time("set_at"),
    Index(None, "learner", "set_at"),
    sqlite_autoincrement=True,
)
"""Append-only. The latest moment counts, of two at one moment the higher number."""
TABLES = (SESSION, SLOT, ATTEMPT, GRADE, EVIDENCE, TARGET)
"""Each after those that it refers to."""
APPEND_ONLY = ("attempt", "grade", "evidence", "target")
FIRST_GRADE = "first"
"""Id of the grade that came with the attempt; those of later ones are made by the page."""
