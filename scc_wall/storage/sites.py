"""The sites as configured, and the events that ring."""

import math
from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, delete, insert, select, update

from scc_wall.base.told import Told
from scc_wall.domain.site import SiteConfig, SiteLimits
from scc_wall.domain.site_alert import KeptEvent
from scc_wall.domain.site_import import SiteChanges
from scc_wall.domain.site_url import check_url, same_url
from scc_wall.storage.engine import Database
from scc_wall.storage.site_codes import read_each, us_of, utc_at, utc_at_or_none
from scc_wall.storage.site_tables import site_approved, site_events, sites
from scc_wall.storage.told_errors import StoreError

_DEFAULTS: Final = asdict(SiteLimits())
PORTION: Final = 50
"""Sites written between two looks at whether somebody stopped it: some 10 ms."""
Written = Callable[[int, int], object]
"""Told how many of how many are written; what it raises ends the transaction, and nothing is changed."""


class SiteRepository:
    """A `domain.site_store.SiteRepository`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> Sequence[SiteConfig]:
        """Return every site, in the order of their ids; one that can't be read is left out and logged."""
        with self._database.reading() as connection:
            return _read(connection)

    def add(self, site: SiteConfig) -> SiteConfig:
        """Store a new site, its id is ignored; return it with its new one.

        Raises
        ------
        SccError
            If another site has its address, or it is none that may be watched.
        """
        return self.add_all([site])[0]

    def add_all(self, new: Sequence[SiteConfig]) -> Sequence[SiteConfig]:
        """Store new sites, all or none.

        Raises
        ------
        SccError
            As `add`.
        """
        with self._database.writing() as connection:
            return _insert(connection, new)

    def change(self, site: SiteConfig) -> None:
        """Store what was changed of a site.

        Raises
        ------
        SccError
            As `add`, or if it was removed meanwhile.
        """
        with self._database.writing() as connection:
            _update(connection, [site])

    def remove(self, site_id: int) -> None:
        """Take a site out with its baseline; its history stays. Idempotent."""
        with self._database.writing() as connection:
            connection.execute(delete(sites).where(sites.c.id == site_id))
            connection.execute(delete(site_approved).where(site_approved.c.site_id == site_id))

    def apply(
        self,
        plan: Callable[[Sequence[SiteConfig]], SiteChanges],
        *,
        dry_run: bool = False,
        written: Written = lambda *_: None,
    ) -> SiteChanges:
        """Read, plan and apply in one transaction; return what was changed.

        Parameters
        ----------
        plan
            Given the stored sites, says what to change; whatever it raises ends the transaction unchanged.
        dry_run
            Plan, but change nothing.
        written
            Asked before each portion and before the end.
        """
        if dry_run:
            return plan(self.all())
        with self._database.writing() as connection:
            changes = plan(_read(connection))
            _apply(connection, changes, written)
        return changes


def _read(connection: Connection) -> list[SiteConfig]:
    return read_each(connection.execute(select(sites).order_by(sites.c.id)).all(), _site, "sites")


def _apply(connection: Connection, changes: SiteChanges, written: Written) -> None:
    whole, count = len(changes.updated) + len(changes.added), 0
    _prepare(connection, changes.updated)
    steps: tuple[tuple[Callable[[Connection, Sequence[SiteConfig]], object], Sequence[SiteConfig]], ...] = (
        (_write, changes.updated),
        (_insert, changes.added),
    )
    for write, some in steps:
        for at in range(0, len(some), PORTION):
            written(count, whole)
            write(connection, some[at : at + PORTION])
            count += len(some[at : at + PORTION])
    written(whole, whole)


def _insert(connection: Connection, new: Sequence[SiteConfig]) -> list[SiteConfig]:
    if not new:
        return []
    _refuse_taken(connection, [replace(site, site_id=0) for site in new])
    with_ids = insert(sites).returning(sites.c.id, sort_by_parameter_order=True)
    ids = connection.scalars(with_ids, [_values(site) for site in new]).all()
    return [replace(site, site_id=site_id) for site, site_id in zip(new, ids, strict=True)]


def _update(connection: Connection, changed: Sequence[SiteConfig]) -> None:
    _prepare(connection, changed)
    _write(connection, changed)


def _prepare(connection: Connection, changed: Sequence[SiteConfig]) -> None:
    """Refuse addresses that are taken; two sites may swap theirs, and none may stand twice even for a moment."""
    _refuse_taken(connection, changed)
    ids = [site.site_id for site in changed]
    if ids:
        connection.execute(update(sites).where(sites.c.id.in_(ids)).values(url_key=None))


def _write(connection: Connection, changed: Sequence[SiteConfig]) -> None:
    for site in changed:
        here = sites.c.id == site.site_id
        if connection.execute(update(sites).where(here).values(_values(site))).rowcount == 0:
            raise StoreError(
                Told("Situs “{name}” sudah dihapus.", "Site “{name}” was removed.").format(name=site.name),
                todo=Told("Tambahkan lagi bila masih diperlukan.", "Add it again if it is still needed."),
            )


def _refuse_taken(connection: Connection, wanted: Sequence[SiteConfig]) -> None:
    """Raise if a site that stays as it is, or another one of `wanted`, has the address of one of them."""
    ids = {site.site_id for site in wanted}
    rows = connection.execute(select(*sites.c["id", "name", "url_key"]).where(sites.c.url_key.is_not(None)))
    owners = {row.url_key: row.name for row in rows if row.id not in ids}
    for site in wanted:
        if (key := _url_key(site)) is None:
            continue
        if key in owners:
            raise StoreError(
                Told("Alamat itu sudah dipantau: “{name}”.", "That address is watched already: “{name}”.").format(
                    name=owners[key]
                ),
                todo=Told("Ubah situs itu, atau periksa alamatnya.", "Change that site, or check the address."),
            )
        owners[key] = site.name


def _url_key(site: SiteConfig) -> str | None:
    return same_url(site.url) if check_url(site.url) else None


def _values(site: SiteConfig) -> dict[str, Any]:
    if not 0 < site.interval_s < math.inf or not 0 < (site.slow_first_byte_s or 1) < math.inf:
        raise ValueError("a site's seconds must be more than none and less than for ever")
    return {
        "name": site.name,
        "url": check_url(site.url),
        "url_key": _url_key(site),
        "enabled": site.enabled,
        "interval_s": site.interval_s,
        "internal": site.internal,
        "watched_paths": list(site.watched_paths),
        "allowed_hosts": list(site.allowed_hosts),
        "slow_first_byte_s": site.slow_first_byte_s,
        "limits": {name: value for name, value in asdict(site.limits).items() if value != _DEFAULTS[name]},
        "maintenance": list(site.maintenance),
        "note": site.note,
    }


def _site(row: Any) -> SiteConfig:
    return SiteConfig(
        name=row.name,
        url=row.url,
        site_id=row.id,
        enabled=row.enabled,
        interval_s=float(row.interval_s),
        internal=row.internal,
        watched_paths=tuple(map(str, row.watched_paths)),
        allowed_hosts=tuple(map(str, row.allowed_hosts)),
        slow_first_byte_s=row.slow_first_byte_s,
        limits=SiteLimits(**row.limits),
        note=row.note,
        maintenance=tuple(map(str, row.maintenance)),
    )


class SiteEventRepository:
    """A `domain.site_alert.SiteEvents`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, event: KeptEvent) -> KeptEvent:
        """Store a new event, its id is ignored; return it with its new one."""
        with self._database.writing() as connection:
            added = insert(site_events).values(_event_values(event)).returning(site_events.c.id)
            return replace(event, event_id=connection.execute(added).scalar_one())

    def newest(self, count: int) -> Sequence[KeptEvent]:
        """Return the newest events, newest first."""
        return self._read(select(site_events).order_by(site_events.c.id.desc()).limit(count))

    def open_ones(self) -> Sequence[KeptEvent]:
        """Return those that nobody acknowledged, oldest first."""
        waiting = site_events.c.acknowledged_us.is_(None)
        return self._read(select(site_events).where(waiting).order_by(site_events.c.id))

    def acknowledge(self, event_id: int, by: str, at_utc: datetime, note: str = "") -> bool:
        """Keep who acknowledged it; False if somebody had: the first one stays."""
        here = (site_events.c.id == event_id) & site_events.c.acknowledged_us.is_(None)
        values = {"acknowledged_by": by, "acknowledged_us": us_of(at_utc), "note": note}
        with self._database.writing() as connection:
            return connection.execute(update(site_events).where(here).values(values)).rowcount == 1

    def _read(self, query: Any) -> Sequence[KeptEvent]:
        with self._database.reading() as connection:
            return read_each(connection.execute(query).all(), _event, "site_events")


def _event_values(event: KeptEvent) -> dict[str, Any]:
    return {
        "site_id": event.site_id,
        "kind": event.kind,
        "at_us": us_of(event.at_utc),
        "text_id": event.text.id,
        "text_en": event.text.en,
        "acknowledged_by": event.acknowledged_by,
        "acknowledged_us": None if event.acknowledged_utc is None else us_of(event.acknowledged_utc),
        "note": event.note,
    }


def _event(row: Any) -> KeptEvent:
    return KeptEvent(
        row.kind,
        utc_at(row.at_us),
        Told(row.text_id, row.text_en),
        row.site_id,
        row.id,
        row.acknowledged_by,
        utc_at_or_none(row.acknowledged_us),
        row.note,
    )
