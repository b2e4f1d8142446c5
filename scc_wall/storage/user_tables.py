"""What each person chose for themselves: how their desk is arranged, which language they read."""

from typing import Final

from sqlalchemy import Column, String, Table

from scc_wall.storage.columns import AnyText, Document
from scc_wall.storage.metadata import metadata

user_settings: Final = Table(
    "user_settings",
    metadata,
    Column("login_key", String(64), primary_key=True),
    Column("key", String(200), primary_key=True),
    Column("login", AnyText, nullable=False),
    Column("value", Document, nullable=False),
)
"""`login_key`: the login without regard to case, of one length whatever was typed. No secret stands here, and nothing
that a right hangs on: a row that somebody edits changes what its person sees, and no more."""
