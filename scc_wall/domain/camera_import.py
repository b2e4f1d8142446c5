"""Resolves a cameras' file against the stored cameras to a frozen plan; the store applies it whole or not at all."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from scc_wall.base.told import Told
from scc_wall.domain.camera import CameraConfig, Credentials, OnvifSetup, StreamConfig
from scc_wall.domain.camera_csv import CameraRow, same_name
from scc_wall.domain.camera_url import hide_secrets, holds_secret
from scc_wall.domain.csv_table import LineError

NEW_ID = 0
"""The `camera_id` of a camera that the store has not seen yet; the store gives it one."""


@dataclass(frozen=True, slots=True)
class CameraChanges:
    """What to change in the store.

    Parameters
    ----------
    added
        New cameras (`camera_id` 0), to stand after all others in this order.
    updated
        Cameras that exist, as they shall be.
    removed
        Ids of cameras to remove.
    unchanged
        How many stay as they are; for the report alone.
    """

    added: tuple[CameraConfig, ...] = ()
    updated: tuple[CameraConfig, ...] = ()
    removed: tuple[int, ...] = ()
    unchanged: int = 0


class ImportRefusedError(ValueError):
    """Rows that don't go together with what is stored; nothing may be imported."""

    def __init__(self, errors: Sequence[LineError]) -> None:
        super().__init__("; ".join(error.told.en for error in errors))
        self.errors = tuple(errors)


Planner = Callable[[tuple[CameraConfig, ...]], CameraChanges]
"""Makes the changes from the cameras that are stored, inside the transaction that applies them."""


def planner(rows: Sequence[CameraRow], *, replace_all: bool = False) -> Planner:
    """Return what makes the plan for `rows`: a stored camera of the same name is updated, any other row is new.

    Parameters
    ----------
    replace_all
        Remove the cameras that have no row.
    """

    def plan(stored: tuple[CameraConfig, ...]) -> CameraChanges:
        by_name = {same_name(camera.name): camera for camera in stored}
        named = {same_name(row.name) for row in rows}
        others = [camera for camera in stored if same_name(camera.name) not in named]
        wanted = [(row, by_name.get(same_name(row.name))) for row in rows]
        merged = [(row, old, _merged(row, old)) for row, old in wanted]
        kept = [] if replace_all else others
        if errors := [*_lost_secrets(merged), *_numbers_taken(merged, kept)]:
            raise ImportRefusedError(sorted(errors, key=lambda error: error.line))
        return CameraChanges(
            added=tuple(new for _, old, new in merged if old is None),
            updated=tuple(new for _, old, new in merged if old is not None and new != old),
            removed=tuple(camera.camera_id for camera in others) if replace_all else (),
            unchanged=sum(new == old for _, old, new in merged),
        )

    return plan


_Merged = tuple[CameraRow, CameraConfig | None, CameraConfig]


def _merged(row: CameraRow, old: CameraConfig | None) -> CameraConfig:
    """Return the camera of a row; what its file says nothing of stays as stored."""
    if old is None:
        base = CameraConfig(NEW_ID, row.name, StreamConfig(row.main_url))
        sub = None if row.sub_url is None else StreamConfig(row.sub_url)
        return replace(
            base,
            sub=sub,
            number=row.number,
            region_code=row.region_code,
            transport=row.transport,
            credentials=row.credentials,
            place=row.place,
            onvif=_onvif(row, None),
        )
    return replace(
        old,
        name=row.name,
        main=_stream(row.main_url, old.main),
        sub=_sub(row, old),
        number=row.number if "number" in row.given else old.number,
        region_code=row.region_code if "region" in row.given else old.region_code,
        transport=row.transport if "transport" in row.given else old.transport,
        credentials=_account(row, old.credentials),
        place=row.place if "place" in row.given else old.place,
        onvif=_onvif(row, old.onvif),
    )


def _stream(url: str, old: StreamConfig | None) -> StreamConfig:
    """Return the stream; its remembered size and opener go with its address, its hidden password stays."""
    return old if old is not None and url in (old.url, hide_secrets(old.url)) else StreamConfig(url)


def _sub(row: CameraRow, old: CameraConfig) -> StreamConfig | None:
    if "sub_url" not in row.given:
        return old.sub
    return None if row.sub_url is None else _stream(row.sub_url, old.sub)


def _account(row: CameraRow, old: Credentials | None) -> Credentials | None:
    """Return the account: an export leaves passwords out, so none beside the same user name keeps the stored one."""
    new = row.credentials
    if old is None:
        return new
    if new is None:
        return old if "username" not in row.given or not old.username else None
    return old if new.username == old.username and not new.password else new


def _onvif(row: CameraRow, old: OnvifSetup | None) -> OnvifSetup | None:
    """Return how it is asked; what was found out of one address (its certificate, its lens) says nothing of another."""
    if "onvif_address" not in row.given or (old is not None and row.onvif_address == old.address):
        return old
    if row.onvif_address is None:
        return None
    return OnvifSetup(row.onvif_address, credentials=None if old is None else old.credentials)


def _lost_secrets(merged: Iterable[_Merged]) -> list[LineError]:
    """Return an error for every address whose password was hidden by an export and is not in the store."""
    told = Told(
        "alamat berisi kata sandi yang disembunyikan (***); tulis kata sandinya",
        "the address holds a hidden password (***); write the password",
    )
    return [
        LineError(row.line, told, column)
        for row, _, camera in merged
        for column, stream in (("main_url", camera.main), ("sub_url", camera.sub))
        if stream is not None and "=***" in stream.url and not holds_secret(stream.url)
    ]


def _numbers_taken(merged: Iterable[_Merged], others: Iterable[CameraConfig]) -> list[LineError]:
    """Return an error for every number that a camera without a row, or one whose number stays, already has."""
    taken = {camera.number: camera.name for camera in others if camera.number is not None}
    errors: list[LineError] = []
    for row, _, camera in merged:
        if camera.number is None:
            continue
        owner = taken.setdefault(camera.number, camera.name)
        if owner != camera.name:
            told = Told(f"nomor sudah dipakai kamera “{owner}”", f"number already used by camera “{owner}”")
            errors.append(LineError(row.line, told, "number"))
    return errors
