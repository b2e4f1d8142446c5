"""The website monitors: sites, what was seen of them, what was found in them, and what people said of it."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the tables."""
    _sites()
    _looks()
    _summaries("site_hours", "hour")
    _summaries("site_days", "day")
    op.create_table(
        "site_due",
        sa.Column("span", sa.String(4), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("span", "number", name=op.f("pk_site_due")),
        sqlite_with_rowid=False,
    )
    _content()
    _people()


def _sites() -> None:
    op.create_table(
        "sites",
        sa.Column("id", sa.Integer, nullable=False),
        *_texts("name", "url"),
        sa.Column("url_key", sa.Text),
        sa.Column("enabled", sa.Boolean, nullable=False),
        sa.Column("interval_s", sa.Double, nullable=False),
        sa.Column("internal", sa.Boolean, nullable=False),
        *_texts("watched_paths", "allowed_hosts"),
        sa.Column("slow_first_byte_s", sa.Double),
        *_texts("limits", "maintenance", "note"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sites")),
        sa.UniqueConstraint("url_key", name=op.f("uq_sites_url_key")),
        sqlite_autoincrement=True,
    )


def _looks() -> None:
    tenths = ("resolve", "connect", "tls", "first_byte", "transfer", "redirects")
    op.create_table(
        "site_results",
        *_of_site_at(),
        sa.Column("cause", sa.SmallInteger, nullable=False),
        sa.Column("status", sa.Integer),
        *(sa.Column(f"{phase}_tenths", sa.Integer) for phase in tenths),
        sa.Column("body_bytes", sa.Integer, nullable=False),
        sa.Column("unchanged", sa.SmallInteger, nullable=False),
        sa.Column("detail_id", sa.Integer),
        sa.PrimaryKeyConstraint("site_id", "at_us", name=op.f("pk_site_results")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "site_details",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("key", sa.String(32), nullable=False),
        *_texts("document"),
        sa.Column("seen_hour", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_site_details")),
        sa.UniqueConstraint("key", name=op.f("uq_site_details_key")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_site_details_seen_hour", "site_details", ["seen_hour"])
    op.create_table(
        "site_changes",
        *_of_site_at(),
        sa.Column("state", sa.SmallInteger, nullable=False),
        sa.Column("cause", sa.SmallInteger, nullable=False),
        sa.PrimaryKeyConstraint("site_id", "at_us", name=op.f("pk_site_changes")),
        sqlite_with_rowid=False,
    )


def _summaries(name: str, span: str) -> None:
    numbers = ("site_id", span, "looks", "failures", "up_ms", "down_ms")
    op.create_table(
        name,
        *(sa.Column(number, sa.Integer, nullable=False) for number in numbers),
        sa.Column("first_byte", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("site_id", span, name=op.f(f"pk_{name}")),
        sqlite_with_rowid=False,
    )


def _content() -> None:
    op.create_table(
        "site_verdicts",
        sa.Column("id", sa.Integer, nullable=False),
        *_of_site_at(),
        sa.Column("level", sa.SmallInteger, nullable=False),
        *_texts("fingerprint", "evidence", "dismissed_by"),
        sa.Column("dismissed_us", sa.BigInteger),
        *_texts("reason"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_site_verdicts")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_site_verdicts_site_id_id", "site_verdicts", ["site_id", "id"])
    op.create_table(
        "site_approved",
        sa.Column("site_id", sa.Integer, nullable=False, autoincrement=False),
        *_texts("url"),
        sa.Column("shingles", sa.LargeBinary, nullable=False),
        *_texts("by"),
        sa.Column("at_us", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("site_id", name=op.f("pk_site_approved")),
    )


def _people() -> None:
    op.create_table(
        "site_notes",
        sa.Column("id", sa.Integer, nullable=False),
        *_of_site_at(),
        *_texts("by", "text"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_site_notes")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_site_notes_site_id", "site_notes", ["site_id"])
    op.create_table(
        "site_events",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("site_id", sa.Integer),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("at_us", sa.BigInteger, nullable=False),
        *_texts("text_id", "text_en", "acknowledged_by"),
        sa.Column("acknowledged_us", sa.BigInteger),
        *_texts("note"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_site_events")),
        sqlite_autoincrement=True,
    )


def _of_site_at() -> tuple[sa.Column[int], sa.Column[int]]:
    return sa.Column("site_id", sa.Integer, nullable=False), sa.Column("at_us", sa.BigInteger, nullable=False)


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text, nullable=False) for name in names]


def downgrade() -> None:
    """Remove all of it."""
    for name in (
        "site_events", "site_notes", "site_approved", "site_verdicts", "site_due", "site_days",
        "site_hours", "site_changes", "site_details", "site_results", "sites",
    ):  # fmt: skip
        op.drop_table(name)
