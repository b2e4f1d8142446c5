"""The cameras and their streams.

Only what differs is written: a password that can't be read (its key is missing) is never overwritten by a change of
something else, so a keyring that comes back brings the passwords back.
"""

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from sqlalchemy import Connection, RowMapping, bindparam, delete, func, insert, select, update

from scc_wall.base.errors import SccError
from scc_wall.base.told import Told
from scc_wall.domain.camera import (
    CameraConfig,
    Credentials,
    Opener,
    StreamConfig,
    StreamKey,
    StreamRole,
)
from scc_wall.domain.camera_csv import same_name
from scc_wall.domain.camera_import import NEW_ID, CameraChanges, Planner
from scc_wall.domain.camera_url import hide_secrets, holds_secret
from scc_wall.domain.vault import Vault
from scc_wall.storage.engine import Database
from scc_wall.storage.onvif_setups import insert_setups, setup_rows, update_setup
from scc_wall.storage.rows import CameraRows, Unreadable, camera_of, password_place, unsealed, url_place
from scc_wall.storage.tables import cameras, streams
from scc_wall.storage.told_errors import StoreError

_log = logging.getLogger(__name__)

UPDATES: Final = 10
INSERTS: Final = 100
"""Cameras that are written between two looks at whether somebody stopped it: 0.05 s, a camera of which is changed with
four statements, and added with many others in one."""


class CameraRepository:
    """Cameras in the order of the lists that people see."""

    def __init__(self, database: Database, vault: Vault) -> None:
        self._database = database
        self._vault = vault

    def list(self, on_unreadable: Unreadable | None = None) -> tuple[CameraConfig, ...]:
        """Return all cameras.

        Parameters
        ----------
        on_unreadable
            Called for a camera whose secrets can't be unsealed, which then comes without them, so that one damaged
            row doesn't darken the wall. None to raise instead.

        Raises
        ------
        SccError
            If the store refuses, or a secret can't be unsealed and nobody is told.
        """
        with self._database.reading() as connection:
            return self._read(connection, on_unreadable)

    def list_without_passwords(self) -> tuple[CameraConfig, ...]:
        """Return all cameras with empty passwords and `***` in addresses, without the vault; never to be saved."""
        with self._database.reading() as connection:
            return tuple(map(camera_of, _rows(connection)))

    def get(self, camera_id: int) -> CameraConfig | None:
        """Return one camera, None if there is none of that id."""
        with self._database.reading() as connection:
            return next(iter(self._read(connection, None, [camera_id])), None)

    def add(self, camera: CameraConfig) -> CameraConfig:
        """Add a camera after all others; its `camera_id` is ignored. Return it with its new id.

        Raises
        ------
        StoreError
            If its name or number is taken.
        """
        with self._database.writing() as connection:
            _refuse_taken(connection, [replace(camera, camera_id=NEW_ID)])
            return replace(camera, camera_id=self._insert(connection, [camera])[0])

    def update(self, camera: CameraConfig) -> None:
        """Save a camera that exists.

        Raises
        ------
        StoreError
            If its name or number is taken, or it was removed meanwhile.
        """
        with self._database.writing() as connection:
            old = next(iter(self._read(connection, _warn, [camera.camera_id])), None)
            if old is None:
                raise StoreError(
                    Told("Kamera “{name}” sudah dihapus.", "Camera “{name}” was removed.").format(name=camera.name),
                    todo=Told("Tambahkan lagi bila masih diperlukan.", "Add it again if it is still needed."),
                )
            _refuse_taken(connection, [camera])
            self._update(connection, old, camera)

    def remove(self, camera_id: int) -> None:
        """Remove a camera; its places in layouts become empty. Idempotent."""
        with self._database.writing() as connection:
            connection.execute(delete(cameras).where(cameras.c.id == camera_id))

    def reorder(self, camera_ids: Sequence[int]) -> None:
        """Put these cameras first, in this order; the others follow in their own."""
        wanted = {camera_id: place for place, camera_id in enumerate(camera_ids)}
        with self._database.writing() as connection:
            ids = connection.scalars(select(cameras.c.id).order_by(cameras.c.position, cameras.c.id)).all()
            for position, camera_id in enumerate(sorted(ids, key=lambda i: wanted.get(i, len(wanted)))):
                connection.execute(update(cameras).where(cameras.c.id == camera_id).values(position=position))

    def change(
        self, plan: Planner, *, dry_run: bool = False, written: Callable[[int, int], object] = lambda *_: None
    ) -> CameraChanges:
        """Read, plan and apply in one transaction; return what was changed.

        Parameters
        ----------
        plan
            Given the stored cameras, says what to change; whatever it raises ends the transaction unchanged.
        dry_run
            Plan, but change nothing.
        written
            Told before each portion, and before the end, how many of how many are written; what it raises ends the
            transaction unchanged.
        """
        if dry_run:
            with self._database.reading() as connection:
                return plan(self._read(connection, _warn))
        with self._database.writing() as connection:
            stored = self._read(connection, _warn)
            changes = plan(stored)
            self._apply(connection, {camera.camera_id: camera for camera in stored}, changes, written)
        return changes

    def remember_opener(self, key: StreamKey, opener: Opener) -> None:
        """Remember what opened a stream; nothing happens if the stream was removed meanwhile."""
        self._remember(key, {"opener": str(opener)})

    def remember_size(self, key: StreamKey, size_px: tuple[int, int]) -> None:
        """Remember a stream's (width, height); nothing happens if the stream was removed meanwhile."""
        self._remember(key, {"width_px": size_px[0], "height_px": size_px[1]})

    def _remember(self, key: StreamKey, values: Mapping[str, object]) -> None:
        with self._database.writing() as connection:
            connection.execute(update(streams).where(_is_stream(key.camera_id, key.role)).values(**values))

    # --- reading

    def _read(
        self, connection: Connection, on_unreadable: Unreadable | None, ids: Sequence[int] | None = None
    ) -> tuple[CameraConfig, ...]:
        return tuple(unsealed(rows, self._vault, on_unreadable) for rows in _rows(connection, ids))

    # --- writing

    def _apply(
        self,
        connection: Connection,
        stored: Mapping[int, CameraConfig],
        changes: CameraChanges,
        written: Callable[[int, int], object],
    ) -> None:
        if changes.removed:
            connection.execute(delete(cameras).where(cameras.c.id.in_(changes.removed)))
        _refuse_taken(connection, [*changes.updated, *changes.added])
        renumbered = [new.camera_id for new in changes.updated if new.number != stored[new.camera_id].number]
        if renumbered:  # two cameras may swap their numbers, and no number may stand twice even for a moment
            connection.execute(update(cameras).where(cameras.c.id.in_(renumbered)).values(number=None))
        updated, whole = len(changes.updated), len(changes.updated) + len(changes.added)
        for count, new in enumerate(changes.updated):
            if count % UPDATES == 0:
                written(count, whole)
            self._update(connection, stored[new.camera_id], new)
        for at in range(0, len(changes.added), INSERTS):
            written(updated + at, whole)
            self._insert(connection, changes.added[at : at + INSERTS])
        written(whole, whole)

    def _insert(self, connection: Connection, new: Sequence[CameraConfig]) -> Sequence[int]:
        """Insert cameras after all others, a statement for each table; return their ids."""
        if not new:
            return []
        last = connection.scalar(select(func.max(cameras.c.position)))
        first = 0 if last is None else last + 1
        rows = [_camera_values(camera) | {"position": first + place} for place, camera in enumerate(new)]
        with_ids = insert(cameras).returning(cameras.c.id, sort_by_parameter_order=True)
        ids = connection.scalars(with_ids, rows).all()
        self._insert_passwords(connection, [(i, c.credentials) for i, c in zip(ids, new, strict=True)])
        connection.execute(
            insert(streams),
            [
                {"camera_id": camera_id, "role": str(role), **self._stream_values(camera_id, role, stream)}
                for camera_id, camera in zip(ids, new, strict=True)
                for role in StreamRole
                if (stream := camera.stream(role)) is not None
            ],
        )
        setups = [(i, c.onvif) for i, c in zip(ids, new, strict=True) if c.onvif is not None]
        insert_setups(connection, self._vault, setups)
        return ids

    def _insert_passwords(self, connection: Connection, accounts: Iterable[tuple[int, Credentials | None]]) -> None:
        """Add the passwords of rows that exist: a sealed field is bound to its row's id."""
        sealed = [
            {"of_id": camera_id, "sealed": self._vault.seal(account.password, password_place(camera_id))}
            for camera_id, account in accounts
            if account and account.password
        ]
        if sealed:
            here = cameras.c.id == bindparam("of_id")
            connection.execute(update(cameras).where(here).values(password_sealed=bindparam("sealed")), sealed)

    def _update(self, connection: Connection, old: CameraConfig, new: CameraConfig) -> None:
        here = cameras.c.id == new.camera_id
        connection.execute(update(cameras).where(here).values(**_camera_values(new)))
        if new.credentials != old.credentials:
            connection.execute(update(cameras).where(here).values(password_sealed=None))
            self._insert_passwords(connection, [(new.camera_id, new.credentials)])
        for role in StreamRole:
            self._update_stream(connection, new.camera_id, role, old.stream(role), new.stream(role))
        update_setup(connection, self._vault, new.camera_id, old.onvif, new.onvif)

    def _update_stream(
        self,
        connection: Connection,
        camera_id: int,
        role: StreamRole,
        old: StreamConfig | None,
        new: StreamConfig | None,
    ) -> None:
        here = _is_stream(camera_id, role)
        if new == old:
            return
        if new is None:
            connection.execute(delete(streams).where(here))
        elif old is None:
            values = self._stream_values(camera_id, role, new)
            connection.execute(insert(streams).values(camera_id=camera_id, role=str(role), **values))
        elif new.url != old.url:
            connection.execute(update(streams).where(here).values(**self._stream_values(camera_id, role, new)))
        else:
            connection.execute(update(streams).where(here).values(**_seen_values(new)))

    def _stream_values(self, camera_id: int, role: StreamRole, stream: StreamConfig) -> dict[str, Any]:
        sealed = self._vault.seal(stream.url, url_place(camera_id, role)) if holds_secret(stream.url) else None
        return {"url": hide_secrets(stream.url), "url_sealed": sealed, **_seen_values(stream)}


def _seen_values(stream: StreamConfig) -> dict[str, Any]:
    """Return what is remembered of a stream beside its address."""
    width_px, height_px = stream.size_px or (None, None)
    return {"width_px": width_px, "height_px": height_px, "opener": str(stream.opener)}


def _warn(camera: CameraConfig, error: SccError) -> None:
    _log.warning("camera %s: its secrets can't be unsealed and stay as they are: %s", camera.camera_id, error)


def _is_stream(camera_id: int, role: StreamRole) -> Any:
    return (streams.c.camera_id == camera_id) & (streams.c.role == str(role))


def _rows(connection: Connection, ids: Sequence[int] | None = None) -> Sequence[CameraRows]:
    """Return each camera's row with the rows of its streams and its ONVIF setup."""
    of_cameras = select(cameras).order_by(cameras.c.position, cameras.c.id)
    of_streams = select(streams)
    if ids is not None:
        of_cameras = of_cameras.where(cameras.c.id.in_(ids))
        of_streams = of_streams.where(streams.c.camera_id.in_(ids))
    found: dict[int, list[RowMapping]] = {}
    for stream in connection.execute(of_streams).mappings():
        found.setdefault(stream["camera_id"], []).append(stream)
    setups = setup_rows(connection, ids)
    return [
        CameraRows(row, found.get(row["id"], []), setups.get(row["id"]))
        for row in connection.execute(of_cameras).mappings()
    ]


def _camera_values(camera: CameraConfig) -> dict[str, Any]:
    return {
        "number": camera.number,
        "name": camera.name,
        "name_key": same_name(camera.name),
        "region_code": camera.region_code,
        "transport": str(camera.transport),
        "username": camera.credentials.username if camera.credentials else None,
        "tags": list(camera.tags),
        "place": camera.place or None,
    }


def _refuse_taken(connection: Connection, wanted: Sequence[CameraConfig]) -> None:
    """Raise if a camera that stays as it is, or another one of `wanted`, has the name or number of one of them."""
    ids = {camera.camera_id for camera in wanted}
    query = select(cameras.c.id, cameras.c.name, cameras.c.name_key, cameras.c.number)
    others = [row for row in connection.execute(query) if row.id not in ids]
    owners: dict[str | int, str] = {key: row.name for row in others for key in (row.name_key, row.number) if key}
    for camera in wanted:
        name_key = same_name(camera.name)
        if name_key in owners:
            what = Told("Sudah ada kamera bernama “{name}”.", "There is already a camera called “{name}”.")
            raise _taken(what.format(name=owners[name_key]))
        if camera.number in owners:
            what = Told("Nomor {number} sudah dipakai “{name}”.", "Number {number} is already used by “{name}”.")
            raise _taken(what.format(number=camera.number, name=owners[camera.number]))
        owners[name_key] = camera.name
        if camera.number is not None:
            owners[camera.number] = camera.name


def _taken(what: Told) -> StoreError:
    return StoreError(what, todo=Told("Pilih nama atau nomor lain.", "Choose another name or number."))
