"""What people work towards."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "target",
        sa.Column("number", _NUMBER, nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("learner", sa.Text, nullable=False),
        sa.Column("loop", sa.Text, nullable=False),
        sa.Column("date", sa.String(10)),
        sa.Column("hours", sa.Text, nullable=False),
        sa.Column("zone", sa.Text, nullable=False),
        sa.Column("set_at", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_target"),
        sa.UniqueConstraint("id", name="uq_target_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_target_learner_set_at", "target", ["learner", "set_at"])
    for change in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER target_refuses_{change.lower()} BEFORE {change} ON target "
            "BEGIN SELECT RAISE(ABORT, 'target is append-only'); END"
        )
