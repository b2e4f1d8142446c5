"""Settings by their typed keys, and the regions."""

import logging
from typing import cast

from sqlalchemy import delete, insert, select, update

from scc_wall.domain.region import Region
from scc_wall.domain.setting import Setting, Value
from scc_wall.storage.engine import Database
from scc_wall.storage.tables import regions, settings

_log = logging.getLogger(__name__)


class SettingRepository:
    """What a person chose; everything else has its default."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, setting: Setting[Value]) -> Value:
        """Return the stored value, the default if none is stored or it has another type."""
        here = settings.c.key == setting.key
        try:
            with self._database.reading() as connection:
                row = connection.execute(select(settings.c.value).where(here)).first()
        except (ValueError, TypeError):  # no JSON: edited by hand
            return self._default(setting)
        if row is None:
            return setting.default
        return cast("Value", row.value) if setting.accepts(row.value) else self._default(setting)

    def _default(self, setting: Setting[Value]) -> Value:
        _log.warning("setting %s has an odd value, its default holds", setting.key)
        return setting.default

    def set(self, setting: Setting[Value], value: Value) -> None:
        """Store a value.

        Raises
        ------
        TypeError
            If it has not the setting's type: a bug of the caller.
        """
        if not setting.accepts(value):
            raise TypeError(f"setting {setting.key} is no {type(value).__name__}")
        with self._database.writing() as connection:
            here = settings.c.key == setting.key
            if connection.execute(update(settings).where(here).values(value=value)).rowcount == 0:
                connection.execute(insert(settings).values(key=setting.key, value=value))

    def reset(self, setting: Setting[Value]) -> None:
        """Go back to the default. Idempotent."""
        with self._database.writing() as connection:
            connection.execute(delete(settings).where(settings.c.key == setting.key))


class RegionRepository:
    """The regions; read only, the migrations fill them in."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def list(self) -> tuple[Region, ...]:
        """Return all regions in the order of their codes."""
        with self._database.reading() as connection:
            rows = connection.execute(select(regions).order_by(regions.c.code)).all()
        return tuple(Region(r.code, r.kind, r.name, r.capital, r.bps_code) for r in rows)
