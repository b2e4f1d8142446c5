"""Settings of each person, by the login they come in with."""

import logging
from typing import cast

from sqlalchemy import delete, insert, select, update

from scc_wall.domain.setting import Setting, Value
from scc_wall.storage.columns import spelling_key
from scc_wall.storage.engine import Database
from scc_wall.storage.user_tables import user_settings

_log = logging.getLogger(__name__)


class UserSettingRepository:
    """What a person chose for themselves; everything else has its default.

    A login counts without regard to case, as at the door. Every method may raise StoreError.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, login: str, setting: Setting[Value]) -> Value:
        """Return the person's value, the default if they chose none or what stands there has another type."""
        query = select(user_settings.c.value).where(
            user_settings.c.login_key == spelling_key(login), user_settings.c.key == setting.key
        )
        with self._database.reading() as connection:
            row = connection.execute(query).first()
        if row is None:
            return setting.default
        if not setting.accepts(row.value):
            _log.warning("setting %s of a person has an odd value, its default holds", setting.key)
            return setting.default
        return cast("Value", row.value)

    def set(self, login: str, setting: Setting[Value], value: Value) -> None:
        """Store a person's value.

        Raises
        ------
        TypeError
            If it has not the setting's type: a bug of the caller.
        """
        if not setting.accepts(value):
            raise TypeError(f"setting {setting.key} is no {type(value).__name__}")
        key = spelling_key(login)
        here = (user_settings.c.login_key == key) & (user_settings.c.key == setting.key)
        with self._database.writing() as connection:
            if connection.execute(update(user_settings).where(here).values(value=value)).rowcount == 0:
                row = {"login_key": key, "key": setting.key, "login": login, "value": value}
                connection.execute(insert(user_settings).values(row))

    def forget(self, login: str) -> None:
        """Remove all that a person chose. Idempotent."""
        with self._database.writing() as connection:
            connection.execute(delete(user_settings).where(user_settings.c.login_key == spelling_key(login)))
