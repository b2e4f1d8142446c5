"""Access: persons, failed logins, letters, attachments, sessions, visitors, and the audit, which only grows."""

from typing import Final

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_SQLITE_TRIGGERS: Final = tuple(
    f"CREATE TRIGGER {name} BEFORE {event} BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END"
    for name, event in (
        ("audit_no_update", "UPDATE ON audit"),
        ("audit_no_delete", "DELETE ON audit"),
        # INSERT OR REPLACE deletes without the trigger above where a connection has not set recursive_triggers.
        ("audit_no_gap", "INSERT ON audit WHEN NEW.number <> (SELECT max(number) + 1 FROM audit)"),
    )
)
_FUNCTION: Final = """
CREATE FUNCTION audit_refuses() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'audit is append-only'; END $$
"""
_TRIGGER: Final = """
CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
FOR EACH STATEMENT EXECUTE FUNCTION audit_refuses()
"""
_POSTGRESQL_TRIGGERS: Final = (
    _FUNCTION,
    _TRIGGER,
    "ALTER TABLE audit ENABLE ALWAYS TRIGGER audit_append_only",  # also where session_replication_role is replica
    # The owner too: granting it back to oneself is a step that can't be taken by mistake.
    "REVOKE UPDATE, DELETE, TRUNCATE ON audit FROM PUBLIC, CURRENT_USER",
)


def upgrade() -> None:
    """Make the tables, and the triggers that keep the audit from being changed."""
    _people()
    _letters()
    _sessions()
    _audit()


def _people() -> None:
    op.create_table(
        "persons",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("login", sa.Text, nullable=False),
        sa.Column("login_key", sa.String(64), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("number", sa.Text, nullable=False),
        sa.Column("role", sa.String(16), nullable=False),
        *_texts("password_hash", "rank", "position", "office", "number_reason"),
        sa.Column("active", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_persons")),
        sa.UniqueConstraint("login_key", name=op.f("uq_persons_login_key")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "login_failures",
        sa.Column("login_key", sa.String(64), nullable=False),
        sa.Column("count", sa.Integer, nullable=False),
        sa.Column("locked_until_utc", sa.String(40)),
        sa.PrimaryKeyConstraint("login_key", name=op.f("pk_login_failures")),
    )


def _letters() -> None:
    op.create_table(
        "letters",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("identity", sa.String(64), nullable=False),
        sa.Column("number", sa.Text, nullable=False),
        sa.Column("dated", sa.String(10), nullable=False),
        *_texts("office", "purpose", "place"),
        sa.Column("valid_from_utc", sa.String(40), nullable=False),
        sa.Column("valid_until_utc", sa.String(40), nullable=False),
        *_texts("persons", "signatory", "legal_basis", "copies_to", "scope"),
        sa.Column("signature", sa.String(16), nullable=False),
        sa.Column("attachment_sha256", sa.String(64)),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("registered_by", sa.Integer),
        sa.Column("registered_utc", sa.String(40), nullable=False),
        sa.Column("approved_by", sa.Integer),
        sa.Column("revoked_by", sa.Integer),
        sa.Column("searched", sa.Text, nullable=False),
        *(_refers("letters", name, "persons") for name in ("registered_by", "approved_by", "revoked_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letters")),
        sa.UniqueConstraint("identity", name=op.f("uq_letters_identity")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "attachments",
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("kind", sa.String(8), nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_attachments")),
    )


def _sessions() -> None:
    op.create_table(
        "access_sessions",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("person_id", sa.Integer, nullable=False),
        sa.Column("letter_id", sa.Integer, nullable=False),
        sa.Column("purpose", sa.Text, nullable=False),
        sa.Column("opened_utc", sa.String(40), nullable=False),
        sa.Column("seen_utc", sa.String(40), nullable=False),
        sa.Column("left_s", sa.Double, nullable=False),
        sa.Column("ends_by", sa.String(32), nullable=False),
        sa.Column("vouched_by", sa.Integer),
        sa.Column("ended", sa.String(32)),
        sa.Column("ended_utc", sa.String(40)),
        _refers("access_sessions", "person_id", "persons"),
        _refers("access_sessions", "letter_id", "letters"),
        _refers("access_sessions", "vouched_by", "persons"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_access_sessions")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "visitors",
        sa.Column("id", sa.Integer, nullable=False),
        *_texts("name", "number", "office", "purpose"),
        sa.Column("host_session_id", sa.Integer, nullable=False),
        sa.Column("since_utc", sa.String(40), nullable=False),
        sa.Column("left_utc", sa.String(40)),
        _refers("visitors", "host_session_id", "access_sessions"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visitors")),
        sqlite_autoincrement=True,
    )


def _audit() -> None:
    op.create_table(
        "audit",
        sa.Column("number", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("at_utc", sa.String(40), nullable=False),
        sa.Column("mono_ns", sa.BigInteger, nullable=False),
        *_texts("action", "who", "letter_number", "subject"),
        sa.Column("result", sa.String(16), nullable=False),
        sa.Column("details", sa.Text, nullable=False),
        sa.Column("session_id", sa.Integer),
        sa.Column("seal", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_audit")),
    )
    on_sqlite = op.get_context().dialect.name == "sqlite"
    for statement in _SQLITE_TRIGGERS if on_sqlite else _POSTGRESQL_TRIGGERS:
        op.execute(statement)


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text, nullable=False) for name in names]


def _refers(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=op.f(f"fk_{table}_{column}_{other}"))


def downgrade() -> None:
    """Remove all of it."""
    for name in ("audit", "visitors", "access_sessions", "attachments", "letters", "login_failures", "persons"):
        op.drop_table(name)
    if op.get_context().dialect.name != "sqlite":
        op.execute("DROP FUNCTION audit_refuses()")
