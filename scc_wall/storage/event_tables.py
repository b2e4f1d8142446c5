"""The tables of the events of every source."""

from typing import Final

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, Integer, SmallInteger, String, Table

from scc_wall.storage.columns import AnyText, Document
from scc_wall.storage.metadata import metadata

events: Final = Table(
    "events",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("source", String(16), nullable=False),
    Column("kind", String(32), nullable=False),
    Column("priority", SmallInteger, nullable=False),
    Column("at_us", BigInteger, nullable=False),
    Column("ended_us", BigInteger),
    Column("lasts", Boolean, nullable=False),
    Column("text_id", AnyText, nullable=False),
    Column("text_en", AnyText, nullable=False),
    Column("todo_id", AnyText),
    Column("todo_en", AnyText),
    Column("camera_ids", Document, nullable=False),
    Column("site_ids", Document, nullable=False),
    Column("region_code", String(16)),
    Column("members", Integer, nullable=False),
    Column("acknowledged_by", AnyText, nullable=False),
    Column("acknowledged_us", BigInteger),
    Column("is_open", Boolean, nullable=False),
    Column("station", AnyText),
    Index("ix_events_is_open_id", "is_open", "id"),
    Index("ix_events_at_us", "at_us"),
    Index("ix_events_ended_us", "ended_us"),
    sqlite_autoincrement=True,
)
"""`is_open`: `domain.event.Event.open`, kept with each write so that a few dozen open ones are found among a hundred
thousand. No foreign key to cameras and sites: what happened stays when what it was about is taken out."""

event_notes: Final = Table(
    "event_notes",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("event_id", Integer, ForeignKey("events.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("at_us", BigInteger, nullable=False),
    Column("by", AnyText, nullable=False),
    Column("text", AnyText, nullable=False),
    Index("ix_event_notes_at_us", "at_us"),
    sqlite_autoincrement=True,
)
"""Only ever added to; they go with their event when its time is over."""
