"""The tables as they are now; `migrations/` holds the way there, and a test that both are the same.

Only types and constraints that SQLite and PostgreSQL share. Times are UTC as ISO 8601 text: SQLite has no type.
"""

from typing import Final

from sqlalchemy import (
    JSON,
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    UniqueConstraint,
)

metadata: Final = MetaData(
    naming_convention={  # constraints need names, or a later migration can't drop them
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

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
    UniqueConstraint("number"),
    UniqueConstraint("name_key"),
    CheckConstraint("number between 1 and 9999", name="number"),
    sqlite_autoincrement=True,
)
"""`username` null: no account. `name_key`: the name without regard to case. `sqlite_autoincrement`: an id is never
given twice, since layouts hold it and sealed fields are bound to it. `position`: order in lists, 0 first."""

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
