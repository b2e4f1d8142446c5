"""Handovers of shifts."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "handovers",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("sheet", sa.Text, nullable=False),
        sa.Column("sheet_sha256", sa.String(64), nullable=False),
        sa.Column("given_by", sa.Text, nullable=False),
        sa.Column("given_utc", sa.String(40), nullable=False),
        sa.Column("taken_by", sa.Text),
        sa.Column("taken_utc", sa.String(40)),
        sa.Column("taken_remark", sa.Text, nullable=False),
        sa.Column("withdrawn_utc", sa.String(40)),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_handovers")),
        sqlite_autoincrement=True,
    )


def downgrade() -> None:
    """Remove it."""
    op.drop_table("handovers")
