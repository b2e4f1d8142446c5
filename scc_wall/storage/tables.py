"""The tables as they are now; `migrations/` holds the way there, and a test that both are the same.

Only types and constraints that SQLite and PostgreSQL share. Times are UTC as ISO 8601 text: SQLite has no type. The
tables of the website monitors stand in `site_tables.py`, those of ONVIF and PTZ in `ptz_tables.py`,
those of events in `event_tables.py`, those of each person in `user_tables.py`.
"""

from typing import Final

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Double,
    Float,
    ForeignKey,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    UniqueConstraint,
)

import scc_wall.storage.event_tables
import scc_wall.storage.handovers
import scc_wall.storage.ptz_tables
import scc_wall.storage.site_tables
import scc_wall.storage.snapshots
import scc_wall.storage.user_tables  # noqa: F401 - they belong to the same metadata
from scc_wall.storage.columns import AnyText, Document
from scc_wall.storage.metadata import metadata as metadata  # noqa: PLC0414 - handed on

regions: Final = Table(
    "regions",
    metadata,
    Column("code", String(8), primary_key=True),
    Column("bps_code", String(8), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("name", String(80), nullable=False),
    Column("capital", String(80), nullable=False),
    Column("capital_latitude_deg", Float, nullable=False),
    Column("capital_longitude_deg", Float, nullable=False),
    UniqueConstraint("bps_code"),
)

cameras: Final = Table(
    "cameras",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("number", Integer),
    Column("name", String(200), nullable=False),
    Column("name_key", String(200), nullable=False),
    Column("region_code", ForeignKey("regions.code")),
    Column("transport", String(8), nullable=False),
    Column("username", String(256)),
    Column("password_sealed", LargeBinary),
    Column("tags", JSON, nullable=False),
    Column("place", String(200)),
    UniqueConstraint("number"),
    UniqueConstraint("name_key"),
    CheckConstraint("number between 1 and 9999", name="number"),
    sqlite_autoincrement=True,
)
"""`username` null: no account. `name_key`: the name without regard to case. `sqlite_autoincrement`: an id is never
given twice, since layouts hold it and sealed fields are bound to it. `position`: order in lists, 0 first. `place` null:
not said."""

streams: Final = Table(
    "streams",
    metadata,
    Column("camera_id", ForeignKey("cameras.id", ondelete="CASCADE"), primary_key=True),
    Column("role", String(8), primary_key=True),
    Column("url", String(2048), nullable=False),
    Column("url_sealed", LargeBinary),
    Column("width_px", Integer),
    Column("height_px", Integer),
    Column("opener", String(16), nullable=False),
)
"""`url_sealed`: the whole address if its path or query holds a password; `url` then shows `***` in its place."""

layouts: Final = Table(
    "layouts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String(200), nullable=False),
    Column("document", JSON, nullable=False),
    Column("saved_utc", String(40), nullable=False),
    UniqueConstraint("name"),
)
"""A layout is one JSON document, not four tables of pages, screens and places: it is always read and saved whole,
never searched inside, and its value objects check it when it is read (`layout_document.py`)."""

screens: Final = Table(
    "screens",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("serial", String(200), nullable=False),
    Column("manufacturer", String(200), nullable=False),
    Column("model", String(200), nullable=False),
    Column("name", String(200), nullable=False),
    Column("x_px", Integer, nullable=False),
    Column("y_px", Integer, nullable=False),
    Column("width_px", Integer, nullable=False),
    Column("height_px", Integer, nullable=False),
    Column("position", Integer),
    Column("saved_utc", String(40), nullable=False),
)

"""All known screens, always saved together. No column identifies one: makers put the same serial number into many."""

settings: Final = Table(
    "settings",
    metadata,
    Column("key", String(200), primary_key=True),
    Column("value", JSON, nullable=False),
)

persons: Final = Table(
    "persons",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("login", AnyText, nullable=False),
    Column("login_key", String(64), nullable=False),
    Column("name", AnyText, nullable=False),
    Column("number", AnyText, nullable=False),
    Column("role", String(16), nullable=False),
    Column("password_hash", AnyText, nullable=False),
    Column("rank", AnyText, nullable=False),
    Column("position", AnyText, nullable=False),
    Column("office", AnyText, nullable=False),
    Column("number_reason", AnyText, nullable=False),
    Column("active", Boolean, nullable=False),
    UniqueConstraint("login_key"),
    sqlite_autoincrement=True,
)
"""Those with an account. `login_key`: of the login without regard to case (`columns.spelling_key`). Nobody is removed,
since letters, sessions and the audit name them; an account is closed by `active`."""

login_failures: Final = Table(
    "login_failures",
    metadata,
    Column("login_key", String(64), primary_key=True),
    Column("count", Integer, nullable=False),
    Column("locked_until_utc", String(40)),
)
"""Also of names that no account has. Only the key: what is typed as a login is now and then a password."""

letters: Final = Table(
    "letters",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("identity", String(64), nullable=False),
    Column("number", AnyText, nullable=False),
    Column("dated", String(10), nullable=False),
    Column("office", AnyText, nullable=False),
    Column("purpose", AnyText, nullable=False),
    Column("place", AnyText, nullable=False),
    Column("valid_from_utc", String(40), nullable=False),
    Column("valid_until_utc", String(40), nullable=False),
    Column("persons", Document, nullable=False),
    Column("signatory", Document, nullable=False),
    Column("legal_basis", Document, nullable=False),
    Column("copies_to", Document, nullable=False),
    Column("scope", Document, nullable=False),
    Column("signature", String(16), nullable=False),
    Column("attachment_sha256", String(64)),
    Column("state", String(16), nullable=False),
    Column("registered_by", ForeignKey("persons.id")),
    Column("registered_utc", String(40), nullable=False),
    Column("approved_by", ForeignKey("persons.id")),
    Column("revoked_by", ForeignKey("persons.id")),
    Column("searched", AnyText, nullable=False),
    UniqueConstraint("identity"),
    sqlite_autoincrement=True,
)
"""`identity`: key of issuing office, year and number. `searched`: number, office, purpose and the persons' names and
numbers in small letters, since the two databases have different ideas of case. The persons stand in one document: a
letter is always read and written whole."""

attachments: Final = Table(
    "attachments",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("name", AnyText, nullable=False),
    Column("kind", String(8), nullable=False),
    Column("content", LargeBinary, nullable=False),
)
"""No path anywhere: `name` is what the file was called where it came from, as data."""

access_sessions: Final = Table(
    "access_sessions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("person_id", ForeignKey("persons.id"), nullable=False),
    Column("letter_id", ForeignKey("letters.id"), nullable=False),
    Column("purpose", AnyText, nullable=False),
    Column("opened_utc", String(40), nullable=False),
    Column("seen_utc", String(40), nullable=False),
    Column("left_s", Double, nullable=False),
    Column("ends_by", String(32), nullable=False),
    Column("vouched_by", ForeignKey("persons.id")),
    Column("ended", String(32)),
    Column("ended_utc", String(40)),
    sqlite_autoincrement=True,
)

visitors: Final = Table(
    "visitors",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", AnyText, nullable=False),
    Column("number", AnyText, nullable=False),
    Column("office", AnyText, nullable=False),
    Column("purpose", AnyText, nullable=False),
    Column("host_session_id", ForeignKey("access_sessions.id"), nullable=False),
    Column("since_utc", String(40), nullable=False),
    Column("left_utc", String(40)),
    sqlite_autoincrement=True,
)

audit: Final = Table(
    "audit",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at_utc", String(40), nullable=False),
    Column("mono_ns", BigInteger, nullable=False),
    Column("action", AnyText, nullable=False),
    Column("who", AnyText, nullable=False),
    Column("letter_number", AnyText, nullable=False),
    Column("subject", AnyText, nullable=False),
    Column("result", String(16), nullable=False),
    Column("details", Text, nullable=False),
    Column("session_id", Integer),
    Column("seal", LargeBinary, nullable=False),
)
"""Append-only by triggers (migration 0002). No foreign key: what happened is written down whatever else is there.
`details`: JSON as text, since a row that was made unreadable must not keep the others from being read."""
