"""Domain values of the rows of the tables, whoever read them: SQLAlchemy, or sqlite3 alone (`glance`)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from scc_wall.base.errors import SccError
from scc_wall.domain.camera import CameraConfig, Credentials, OnvifSetup, Opener, StreamConfig, StreamRole, Transport
from scc_wall.domain.screen_memory import KnownScreen
from scc_wall.domain.vault import SecretPlace, Vault

Row = Mapping[Any, Any]
Unreadable = Callable[[CameraConfig, SccError], None]
"""Told of each camera whose password or address can't be unsealed; the camera is given without it."""


class CameraRows(NamedTuple):
    """All rows of one camera: its own, those of its streams, and that of its ONVIF setup if it has one."""

    camera: Row
    streams: Sequence[Row]
    onvif: Row | None = None


def camera_of(rows: CameraRows) -> CameraConfig:
    """Return the camera of its rows, without its secrets."""
    by_role = {StreamRole(stream["role"]): _stream(stream) for stream in rows.streams}
    row = rows.camera
    return CameraConfig(
        row["id"],
        row["name"],
        by_role[StreamRole.MAIN],
        sub=by_role.get(StreamRole.SUB),
        number=row["number"],
        region_code=row["region_code"],
        transport=Transport(row["transport"]),
        credentials=_account(row),
        tags=tuple(row["tags"]),
        place=row["place"] or "",
        onvif=None if rows.onvif is None else _onvif(rows.onvif),
    )


def unsealed(rows: CameraRows, vault: Vault, on_unreadable: Unreadable | None) -> CameraConfig:
    """Return the camera with its secrets; without those that can't be had if somebody is told.

    The ONVIF account's password is one of its own: a damaged one does not cost the picture.

    Raises
    ------
    SccError
        If a secret can't be unsealed and nobody is told.
    """
    camera = camera_of(rows)
    refused: SccError | None = None
    for unseal in (_with_secrets, _with_onvif_password):
        try:
            camera = unseal(camera, rows, vault)
        except SccError as error:
            if on_unreadable is None:
                raise
            refused = refused or error
    if refused is not None and on_unreadable is not None:
        on_unreadable(camera, refused)
    return camera


def screen_of(row: Row) -> KnownScreen:
    """Return the screen of its row."""
    return KnownScreen(
        row["serial"],
        row["manufacturer"],
        row["model"],
        row["name"],
        (row["x_px"], row["y_px"], row["width_px"], row["height_px"]),
        row["position"],
    )


def password_place(camera_id: int) -> SecretPlace:
    """Return where a camera's password is sealed."""
    return SecretPlace("cameras", "password_sealed", str(camera_id))


def url_place(camera_id: int, role: StreamRole) -> SecretPlace:
    """Return where a stream's address is sealed."""
    return SecretPlace("streams", "url_sealed", f"{camera_id}/{role}")


def onvif_password_place(camera_id: int) -> SecretPlace:
    """Return where the password of a camera's ONVIF account is sealed."""
    return SecretPlace("onvif_setups", "password_sealed", str(camera_id))


def _with_secrets(camera: CameraConfig, rows: CameraRows, vault: Vault) -> CameraConfig:
    sealed = rows.camera["password_sealed"]
    if camera.credentials and sealed is not None:
        password = vault.unseal(sealed, password_place(camera.camera_id))
        camera = replace(camera, credentials=Credentials(camera.credentials.username, password))
    for stream in rows.streams:
        if stream["url_sealed"] is not None:
            role = StreamRole(stream["role"])
            camera = _with_url(camera, role, vault.unseal(stream["url_sealed"], url_place(camera.camera_id, role)))
    return camera


def _with_onvif_password(camera: CameraConfig, rows: CameraRows, vault: Vault) -> CameraConfig:
    setup, row = camera.onvif, rows.onvif
    if setup is None or row is None or setup.credentials is None or row["password_sealed"] is None:
        return camera
    password = vault.unseal(row["password_sealed"], onvif_password_place(camera.camera_id))
    account = Credentials(setup.credentials.username, password)
    return replace(camera, onvif=replace(setup, credentials=account))


def _account(row: Row) -> Credentials | None:
    username = row["username"]
    return None if username is None else Credentials(username, "")


def _onvif(row: Row) -> OnvifSetup:
    return OnvifSetup(
        row["address"],
        credentials=_account(row),
        fingerprint_sha256=row["fingerprint_sha256"],
        steerable=bool(row["steerable"]),
        ptz_profile=row["ptz_profile"],
        slows_itself=bool(row["slows_itself"]),
        widest_deg=row["widest_deg"],
        most_times=row["most_times"],
    )


def _stream(row: Row) -> StreamConfig:
    size_px = None if row["width_px"] is None else (row["width_px"], row["height_px"])
    return StreamConfig(row["url"], size_px=size_px, opener=Opener(row["opener"]))


def _with_url(camera: CameraConfig, role: StreamRole, url: str) -> CameraConfig:
    if role is StreamRole.MAIN:
        return replace(camera, main=replace(camera.main, url=url))
    assert camera.sub is not None
    return replace(camera, sub=replace(camera.sub, url=url))
