"""The ONVIF setups of cameras: written together with their camera, by `CameraRepository` alone.

As with the camera's own password, only what differs is sealed: one that can't be read now is not overwritten.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, RowMapping, delete, insert, select, update

from scc_wall.base.told import Told
from scc_wall.domain.camera import Credentials, OnvifSetup
from scc_wall.domain.camera_url import BadUrlError
from scc_wall.domain.onvif_address import read_onvif_address
from scc_wall.domain.vault import Vault
from scc_wall.storage.ptz_tables import onvif_setups
from scc_wall.storage.rows import onvif_password_place
from scc_wall.storage.told_errors import StoreError


def setup_rows(connection: Connection, ids: Sequence[int] | None = None) -> Mapping[int, RowMapping]:
    """Return the rows of these cameras' setups, of all without ids, by camera."""
    query = select(onvif_setups)
    if ids is not None:
        query = query.where(onvif_setups.c.camera_id.in_(ids))
    return {row["camera_id"]: row for row in connection.execute(query).mappings()}


def insert_setups(connection: Connection, vault: Vault, setups: Sequence[tuple[int, OnvifSetup]]) -> None:
    """Add the setups of cameras that have none.

    Raises
    ------
    StoreError
        If an address is none, or holds an account.
    """
    rows = [
        {"camera_id": camera_id, **_values(setup), "password_sealed": _sealed(vault, camera_id, setup.credentials)}
        for camera_id, setup in setups
    ]
    if rows:
        connection.execute(insert(onvif_setups), rows)


def update_setup(
    connection: Connection, vault: Vault, camera_id: int, old: OnvifSetup | None, new: OnvifSetup | None
) -> None:
    """Write what differs.

    Raises
    ------
    StoreError
        If the address is none, or holds an account.
    """
    here = onvif_setups.c.camera_id == camera_id
    if new == old:
        return
    if new is None:
        connection.execute(delete(onvif_setups).where(here))
    elif old is None:
        insert_setups(connection, vault, [(camera_id, new)])
    else:
        values = _values(new)
        if new.credentials != old.credentials:
            values["password_sealed"] = _sealed(vault, camera_id, new.credentials)
        connection.execute(update(onvif_setups).where(here).values(**values))


def _sealed(vault: Vault, camera_id: int, account: Credentials | None) -> bytes | None:
    if account is None or not account.password:
        return None
    return vault.seal(account.password, onvif_password_place(camera_id))


def _values(setup: OnvifSetup) -> dict[str, Any]:
    return {
        "address": _address(setup.address),
        "username": setup.credentials.username if setup.credentials else None,
        "fingerprint_sha256": setup.fingerprint_sha256,
        "steerable": setup.steerable,
        "ptz_profile": setup.ptz_profile,
        "slows_itself": setup.slows_itself,
        "widest_deg": setup.widest_deg,
        "most_times": setup.most_times,
    }


def _address(text: str) -> str:
    """Return the address: the last place where one that holds a password is kept out of a readable column."""
    try:
        return read_onvif_address(text)
    except BadUrlError as refused:
        raise StoreError(
            Told("Alamat ONVIF tidak dapat disimpan.", "The ONVIF address can't be stored."),
            refused.told,
            Told(
                "Tulis mis. 10.0.0.5 atau http://10.0.0.5/onvif/device_service.", "Write e.g. 10.0.0.5 or a whole one."
            ),
        ) from None
