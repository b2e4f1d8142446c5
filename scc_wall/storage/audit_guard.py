"""Opens the guard of the audit for a purge, inside its transaction alone: nobody else ever sees it open."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from sqlalchemy import Connection, text

_NO_DELETE: Final = "audit_no_delete"
_OF_SQLITE: Final = text("SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name = :name")
_OPEN: Final = (
    "GRANT DELETE ON audit TO CURRENT_USER",
    "ALTER TABLE audit DISABLE TRIGGER audit_append_only",
)
_SHUT: Final = (
    "ALTER TABLE audit ENABLE ALWAYS TRIGGER audit_append_only",
    "REVOKE DELETE ON audit FROM CURRENT_USER",
)
"""As migration 0002 made it."""


@contextmanager
def unguarded(connection: Connection) -> Iterator[None]:
    """Let rows of the audit be deleted inside; the transaction must be rolled back if anything is raised.

    In both databases what defines a table is part of the transaction.

    Raises
    ------
    DBAPIError
        If the database refuses: on PostgreSQL, if this program's role does not own the table.
    """
    if connection.dialect.name != "sqlite":
        for statement in _OPEN:
            connection.execute(text(statement))
        yield
        for statement in _SHUT:
            connection.execute(text(statement))
        return
    connection.exec_driver_sql("PRAGMA secure_delete = ON")  # what was deleted is overwritten, names and all
    guard = connection.scalar(_OF_SQLITE, {"name": _NO_DELETE})
    connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {_NO_DELETE}")
    yield
    if guard is not None:  # else somebody took it away
        connection.exec_driver_sql(guard)
