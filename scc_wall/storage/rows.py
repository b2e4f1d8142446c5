"""Domain values of the rows of the tables, whoever read them: SQLAlchemy, or sqlite3 alone (`glance`)."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from scc_wall.base.errors import SccError
from scc_wall.domain.camera import CameraConfig, Credentials, Opener, StreamConfig, StreamRole, Transport
from scc_wall.domain.screen_memory import KnownScreen
from scc_wall.domain.vault import SecretPlace, Vault

Row = Mapping[Any, Any]
Unreadable = Callable[[CameraConfig, SccError], None]
"""Told of each camera whose password or address can't be unsealed; the camera is given without it."""


def camera_of(row: Row, found: Iterable[Row]) -> CameraConfig:
    """Return the camera of its row and those of its streams, without its secrets."""
    by_role = {StreamRole(stream["role"]): _stream(stream) for stream in found}
    username = row["username"]
    return CameraConfig(
        row["id"],
        row["name"],
        by_role[StreamRole.MAIN],
        sub=by_role.get(StreamRole.SUB),
        number=row["number"],
        region_code=row["region_code"],
        transport=Transport(row["transport"]),
        credentials=None if username is None else Credentials(username, ""),
        tags=tuple(row["tags"]),
    )


def unsealed(row: Row, found: Sequence[Row], vault: Vault, on_unreadable: Unreadable | None) -> CameraConfig:
    """Return the camera with its secrets; without them if they can't be had and somebody is told.

    Raises
    ------
    SccError
        If a secret can't be unsealed and nobody is told.
    """
    camera = camera_of(row, found)
    try:
        return _with_secrets(camera, row, found, vault)
    except SccError as error:
        if on_unreadable is None:
            raise
        on_unreadable(camera, error)
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


def _with_secrets(camera: CameraConfig, row: Row, found: Sequence[Row], vault: Vault) -> CameraConfig:
    if camera.credentials and row["password_sealed"] is not None:
        password = vault.unseal(row["password_sealed"], password_place(camera.camera_id))
        camera = replace(camera, credentials=Credentials(camera.credentials.username, password))
    for stream in found:
        if stream["url_sealed"] is not None:
            role = StreamRole(stream["role"])
            camera = _with_url(camera, role, vault.unseal(stream["url_sealed"], url_place(camera.camera_id, role)))
    return camera


def _stream(row: Row) -> StreamConfig:
    size_px = None if row["width_px"] is None else (row["width_px"], row["height_px"])
    return StreamConfig(row["url"], size_px=size_px, opener=Opener(row["opener"]))


def _with_url(camera: CameraConfig, role: StreamRole, url: str) -> CameraConfig:
    if role is StreamRole.MAIN:
        return replace(camera, main=replace(camera.main, url=url))
    assert camera.sub is not None
    return replace(camera, sub=replace(camera.sub, url=url))
