"""Events of every source: what happened, who took note of it, and what was written beside it."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "events",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("source", sa.String(16), nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("priority", sa.SmallInteger, nullable=False),
        sa.Column("at_us", sa.BigInteger, nullable=False),
        sa.Column("ended_us", sa.BigInteger),
        sa.Column("lasts", sa.Boolean, nullable=False),
        *_texts("text_id", "text_en"),
        sa.Column("todo_id", sa.Text),
        sa.Column("todo_en", sa.Text),
        *_texts("camera_ids", "site_ids"),
        sa.Column("region_code", sa.String(16)),
        sa.Column("members", sa.Integer, nullable=False),
        *_texts("acknowledged_by"),
        sa.Column("acknowledged_us", sa.BigInteger),
        sa.Column("is_open", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_events")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_events_is_open_id", "events", ["is_open", "id"])
    op.create_index("ix_events_at_us", "events", ["at_us"])
    op.create_index("ix_events_ended_us", "events", ["ended_us"])
    op.create_table(
        "event_notes",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("event_id", sa.Integer, nullable=False),
        sa.Column("at_us", sa.BigInteger, nullable=False),
        *_texts("by", "text"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event_notes")),
        sa.ForeignKeyConstraint(
            ["event_id"], ["events.id"], name=op.f("fk_event_notes_event_id_events"), ondelete="CASCADE"
        ),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_event_notes_event_id", "event_notes", ["event_id"])
    op.create_index("ix_event_notes_at_us", "event_notes", ["at_us"])


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text, nullable=False) for name in names]


def downgrade() -> None:
    """Remove all of it."""
    op.drop_table("event_notes")
    op.drop_table("events")
