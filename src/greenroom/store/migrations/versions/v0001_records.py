"""Sessions, slots, attempts, grades and evidence."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")
_APPEND_ONLY = ("attempt", "grade", "evidence")


def upgrade() -> None:
    """Make the tables."""
    _sessions()
    _slots()
    _attempts()
    _grades()
    _evidence()
    for table in _APPEND_ONLY:
        _refuse_changes(table)


def _sessions() -> None:
    op.create_table(
        "session",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("learner", sa.Text, nullable=False),
        sa.Column("blueprint", sa.Text, nullable=False),
        sa.Column("seed", sa.BigInteger, nullable=False),
        sa.Column("started_at", sa.String(32), nullable=False),
        sa.Column("ends_at", sa.String(32)),
        sa.Column("ended_at", sa.String(32)),
        sa.PrimaryKeyConstraint("id", name="pk_session"),
    )
    op.create_index("ix_session_learner_started_at", "session", ["learner", "started_at"])


def _slots() -> None:
    op.create_table(
        "slot",
        sa.Column("session_id", sa.Text, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("item_uid", sa.Text, nullable=False),
        sa.Column("seed", sa.BigInteger, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("predicted", sa.Float),
        sa.Column("predictor", sa.Text, nullable=False),
        sa.Column("asked_at", sa.String(32)),
        sa.Column("flagged", sa.Boolean, nullable=False),
        sa.Column("draft", sa.Text),
        sa.Column("draft_at", sa.String(32)),
        sa.CheckConstraint("position >= 1", name=op.f("ck_slot_position")),
        sa.ForeignKeyConstraint(["session_id"], ["session.id"], name="fk_slot_session_id_session"),
        sa.PrimaryKeyConstraint("session_id", "position", name="pk_slot"),
    )


def _attempts() -> None:
    op.create_table(
        "attempt",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("learner", sa.Text, nullable=False),
        sa.Column("session_id", sa.Text, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("item_uid", sa.Text, nullable=False),
        sa.Column("item_version", sa.Text, nullable=False),
        sa.Column("seed", sa.BigInteger, nullable=False),
        sa.Column("form", sa.Text, nullable=False),
        sa.Column("answer", sa.Text, nullable=False),
        sa.Column("confidence", sa.Float),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("seconds", sa.Float),
        sa.ForeignKeyConstraint(
            ["session_id", "position"],
            ["slot.session_id", "slot.position"],
            name="fk_attempt_session_id_position_slot",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_attempt"),
        sa.UniqueConstraint("session_id", "position", name="uq_attempt_session_id_position"),
    )


def _grades() -> None:
    op.create_table(
        "grade",
        sa.Column("number", _NUMBER, nullable=False),
        sa.Column("attempt_id", sa.Text, nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("grader", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("summary", sa.Text, nullable=False),
        sa.Column("score", sa.Float),
        sa.Column("rating", sa.Integer),
        sa.Column("seen", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(["attempt_id"], ["attempt.id"], name="fk_grade_attempt_id_attempt"),
        sa.PrimaryKeyConstraint("number", name="pk_grade"),
        sa.UniqueConstraint("attempt_id", "id", name="uq_grade_attempt_id_id"),
        sqlite_autoincrement=True,
    )


def _evidence() -> None:
    op.create_table(
        "evidence",
        sa.Column("number", _NUMBER, nullable=False),
        sa.Column("attempt_id", sa.Text, nullable=False),
        sa.Column("learner", sa.Text, nullable=False),
        sa.Column("session_id", sa.Text, nullable=False),
        sa.Column("item_uid", sa.Text, nullable=False),
        sa.Column("item_version", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("area", sa.Text, nullable=False),
        sa.Column("topics", sa.Text, nullable=False),
        sa.Column("score", sa.Float),
        sa.Column("rating", sa.Integer),
        sa.Column("confidence", sa.Float),
        sa.Column("predicted", sa.Float),
        sa.Column("predictor", sa.Text, nullable=False),
        sa.Column("seconds", sa.Float),
        sa.Column("at", sa.String(32), nullable=False),
        sa.ForeignKeyConstraint(
            ["attempt_id"], ["attempt.id"], name="fk_evidence_attempt_id_attempt"
        ),
        sa.PrimaryKeyConstraint("number", name="pk_evidence"),
        sa.UniqueConstraint("attempt_id", name="uq_evidence_attempt_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_evidence_learner_number", "evidence", ["learner", "number"])


def _refuse_changes(table: str) -> None:
    for change in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER {table}_refuses_{change.lower()} BEFORE {change} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        )
