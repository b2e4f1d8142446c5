"""The tables of the website monitors.

Looks come by the hundred thousand, so they and their summaries hold numbers alone: moments as microseconds, hours and
days as their number, causes and states as codes (`site_codes.py`), latencies as tenths of a millisecond. What people
read of a look (address, detail, redirects) is the same for days and stands once in `site_details`.

No foreign key points to `sites`: the history of a site that was taken out stays until its time is over.
"""

from typing import Final

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Double,
    Index,
    Integer,
    LargeBinary,
    SmallInteger,
    String,
    Table,
    UniqueConstraint,
)

from scc_wall.storage.columns import AnyText, Document
from scc_wall.storage.metadata import metadata

sites: Final = Table(
    "sites",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", AnyText, nullable=False),
    Column("url", AnyText, nullable=False),
    Column("url_key", AnyText),
    Column("enabled", Boolean, nullable=False),
    Column("interval_s", Double, nullable=False),
    Column("internal", Boolean, nullable=False),
    Column("watched_paths", Document, nullable=False),
    Column("allowed_hosts", Document, nullable=False),
    Column("slow_first_byte_s", Double),
    Column("limits", Document, nullable=False),
    Column("maintenance", Document, nullable=False),
    Column("note", AnyText, nullable=False),
    UniqueConstraint("url_key"),
    sqlite_autoincrement=True,
)
"""`url_key`: the address in the one spelling that no two sites may share, null for none. `limits`: only those that
differ from the defaults. `maintenance`: windows as `domain/site_maintenance.py` writes them. An id is never given
twice: the history goes by it."""

site_results: Final = Table(
    "site_results",
    metadata,
    Column("site_id", Integer, primary_key=True),
    Column("at_us", BigInteger, primary_key=True),
    Column("cause", SmallInteger, nullable=False),
    Column("status", Integer),
    Column("resolve_tenths", Integer),
    Column("connect_tenths", Integer),
    Column("tls_tenths", Integer),
    Column("first_byte_tenths", Integer),
    Column("transfer_tenths", Integer),
    Column("redirects_tenths", Integer),
    Column("body_bytes", Integer, nullable=False),
    Column("unchanged", SmallInteger, nullable=False),
    Column("detail_id", Integer),
    sqlite_with_rowid=False,
)
"""Each look, for 48 h. Without rowid: the rows lie in the order of their key, site by site, with no second index."""

site_details: Final = Table(
    "site_details",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", String(32), nullable=False),
    Column("document", Document, nullable=False),
    Column("seen_hour", Integer, nullable=False),
    UniqueConstraint("key"),
    Index("ix_site_details_seen_hour", "seen_hour"),
    sqlite_autoincrement=True,
)
"""What looks share: address, detail in both languages, redirects. `seen_hour`: the last hour in which a look had it."""


def _summaries(name: str, span: str) -> Table:
    return Table(
        name,
        metadata,
        Column("site_id", Integer, primary_key=True),
        Column(span, Integer, primary_key=True),
        Column("looks", Integer, nullable=False),
        Column("failures", Integer, nullable=False),
        Column("up_ms", Integer, nullable=False),
        Column("down_ms", Integer, nullable=False),
        Column("first_byte", LargeBinary, nullable=False),
        sqlite_with_rowid=False,
    )


site_hours: Final = _summaries("site_hours", "hour")
"""For 90 days. `hour`: since 1970, UTC."""

site_days: Final = _summaries("site_days", "day")
"""For two years. `day`: the number of a day in Palembang (WIB), as `date.toordinal` gives it."""

site_due: Final = Table(
    "site_due",
    metadata,
    Column("span", String(4), primary_key=True),
    Column("number", Integer, primary_key=True),
    sqlite_with_rowid=False,
)
"""Hours and days that something came into since they were summed up. Marked and cleared in the same transaction as
what they tell of, so that a program that is killed knows afterwards what is left to do."""

site_changes: Final = Table(
    "site_changes",
    metadata,
    Column("site_id", Integer, primary_key=True),
    Column("at_us", BigInteger, primary_key=True),
    Column("state", SmallInteger, nullable=False),
    Column("cause", SmallInteger, nullable=False),
    sqlite_with_rowid=False,
)
"""From one state to another, for ever."""

site_verdicts: Final = Table(
    "site_verdicts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("site_id", Integer, nullable=False),
    Column("at_us", BigInteger, nullable=False),
    Column("level", SmallInteger, nullable=False),
    Column("fingerprint", AnyText, nullable=False),
    Column("evidence", Document, nullable=False),
    Column("dismissed_by", AnyText, nullable=False),
    Column("dismissed_us", BigInteger),
    Column("reason", AnyText, nullable=False),
    Index("ix_site_verdicts_site_id_id", "site_id", "id"),
    sqlite_autoincrement=True,
)
"""What the content said, whenever it said something else than before."""

site_approved: Final = Table(
    "site_approved",
    metadata,
    Column("site_id", Integer, primary_key=True, autoincrement=False),
    Column("url", AnyText, nullable=False),
    Column("shingles", LargeBinary, nullable=False),
    Column("by", AnyText, nullable=False),
    Column("at_us", BigInteger, nullable=False),
)
"""The baseline of a site: hashes, never the text itself."""

site_notes: Final = Table(
    "site_notes",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("site_id", Integer, nullable=False),
    Column("at_us", BigInteger, nullable=False),
    Column("by", AnyText, nullable=False),
    Column("text", AnyText, nullable=False),
    Index("ix_site_notes_site_id", "site_id"),
    sqlite_autoincrement=True,
)

site_events: Final = Table(
    "site_events",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("site_id", Integer),
    Column("kind", String(32), nullable=False),
    Column("at_us", BigInteger, nullable=False),
    Column("text_id", AnyText, nullable=False),
    Column("text_en", AnyText, nullable=False),
    Column("acknowledged_by", AnyText, nullable=False),
    Column("acknowledged_us", BigInteger),
    Column("note", AnyText, nullable=False),
    sqlite_autoincrement=True,
)
"""What rings and stands in the banner until a person acknowledges it. `site_id` null: of the network as a whole."""
