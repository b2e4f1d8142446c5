"""Seals every sealed field of the store anew: part of a rotation of the master key."""

import logging
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import BindParameter, Connection, bindparam, select, text, update

from scc_wall.base.errors import SccError
from scc_wall.domain.camera import StreamRole
from scc_wall.domain.vault import SecretPlace, Vault
from scc_wall.storage.engine import Database
from scc_wall.storage.ptz_tables import onvif_setups
from scc_wall.storage.rows import onvif_password_place, password_place, url_place
from scc_wall.storage.tables import cameras, streams

LOCK: Final = "LOCK TABLE cameras, streams, onvif_setups IN SHARE ROW EXCLUSIVE MODE"
"""PostgreSQL lets others write beside us: a field that one of them sealed with the old key must be committed before we
look, or sealed after we are done. In SQLite there is one writer anyway."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Resealed:
    """What became of the sealed fields.

    Parameters
    ----------
    done
        How many are sealed anew.
    unreadable
        How many could not be unsealed and stay as they are: their key is a third one, or they are damaged.
    """

    done: int = 0
    unreadable: int = 0


def reseal_all(database: Database, old: Vault, new: Vault) -> Resealed:
    """Seal all fields anew in one transaction.

    Parameters
    ----------
    old
        Unseals them, also those that `new` has sealed already.

    Raises
    ------
    SccError
        If the database refuses; nothing is changed then.
    """
    with database.writing() as connection:
        if not database.is_sqlite:
            connection.execute(text(LOCK))
        passwords = [
            {"of_id": row.id, "sealed": _anew(row.password_sealed, password_place(row.id), old, new)}
            for row in connection.execute(
                select(cameras.c.id, cameras.c.password_sealed).where(cameras.c.password_sealed.is_not(None))
            )
        ]
        of_onvif = [
            {
                "of_id": row.camera_id,
                "sealed": _anew(row.password_sealed, onvif_password_place(row.camera_id), old, new),
            }
            for row in connection.execute(
                select(onvif_setups.c.camera_id, onvif_setups.c.password_sealed).where(
                    onvif_setups.c.password_sealed.is_not(None)
                )
            )
        ]
        urls = [
            {"of_id": row.camera_id, "of_role": row.role, "sealed": _anew(row.url_sealed, _url_place(row), old, new)}
            for row in connection.execute(
                select(streams.c.camera_id, streams.c.role, streams.c.url_sealed).where(
                    streams.c.url_sealed.is_not(None)
                )
            )
        ]
        _store(connection, passwords, of_onvif, urls)
    found = [*passwords, *of_onvif, *urls]
    done = sum(values["sealed"] is not None for values in found)
    return Resealed(done, len(found) - done)


_Values = list[dict[str, Any]]


def _store(connection: Connection, passwords: _Values, of_onvif: _Values, urls: _Values) -> None:
    sealed: BindParameter[bytes] = bindparam("sealed")
    of_camera = update(cameras).where(cameras.c.id == bindparam("of_id")).values(password_sealed=sealed)
    here = onvif_setups.c.camera_id == bindparam("of_id")
    of_setup = update(onvif_setups).where(here).values(password_sealed=sealed)
    here = (streams.c.camera_id == bindparam("of_id")) & (streams.c.role == bindparam("of_role"))
    of_stream = update(streams).where(here).values(url_sealed=sealed)
    for statement, values in ((of_camera, passwords), (of_setup, of_onvif), (of_stream, urls)):
        readable = [one for one in values if one["sealed"] is not None]
        if readable:
            connection.execute(statement, readable)


def _url_place(row: Any) -> SecretPlace:
    return url_place(row.camera_id, StreamRole(row.role))


def _anew(sealed: bytes, place: SecretPlace, old: Vault, new: Vault) -> bytes | None:
    """Return the field sealed anew, None if it can't be read: it opens with neither key, so nothing is lost by it."""
    try:
        return new.seal(old.unseal(sealed, place), place)
    except SccError:
        _log.warning("the field %s can't be unsealed and stays as it is", "/".join(place))
        return None
