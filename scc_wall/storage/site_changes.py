"""The changes of state: kept for ever, read from a moment on with the one that held then."""

from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import Connection, Select, bindparam, func, select

from scc_wall.domain.site_status import StateChange
from scc_wall.storage.site_codes import CAUSE_CODES, CAUSES, STATE_CODES, STATES, insert_into, us_of, utc_at
from scc_wall.storage.site_tables import site_changes

_EARLIER: Final = site_changes.alias("earlier")


def changes_since(columns: Sequence[Any]) -> Select[Any]:
    """Return the query of the changes of `site_id` since `start_us`, oldest first, led by the one that held then."""
    before = (_EARLIER.c.site_id == bindparam("site_id")) & (_EARLIER.c.at_us <= bindparam("start_us"))
    held = select(func.max(_EARLIER.c.at_us)).where(before).scalar_subquery()
    since = func.coalesce(held, bindparam("start_us"))
    here = (site_changes.c.site_id == bindparam("site_id")) & (site_changes.c.at_us >= since)
    return select(*columns).where(here).order_by(site_changes.c.at_us)


ALL_SINCE: Final = changes_since(tuple(site_changes.c))
NEWEST: Final = (
    select(site_changes)
    .where(site_changes.c.site_id == bindparam("site_id"))
    .order_by(site_changes.c.at_us.desc())
    .limit(1)
)


def insert_changes(connection: Connection, changes: Sequence[StateChange]) -> None:
    """Keep changes; of two at the same moment the later one holds."""
    if changes:
        insertion = insert_into(connection, site_changes)
        replaced = {name: insertion.excluded[name] for name in ("state", "cause")}
        rows = [
            {
                "site_id": change.site_id,
                "at_us": us_of(change.at_utc),
                "state": STATE_CODES[change.state],
                "cause": CAUSE_CODES[change.cause],
            }
            for change in changes
        ]
        connection.execute(insertion.on_conflict_do_update(index_elements=["site_id", "at_us"], set_=replaced), rows)


def change_of(row: Any) -> StateChange:
    """Return what a row says."""
    site_id, at_us, state, cause = row
    return StateChange(site_id, utc_at(at_us), STATES[state], CAUSES[cause])
