"""The rows by which stations agree on who holds a camera: compared and put in one transaction, without any clock."""

import logging
from collections.abc import Collection, Sequence

from sqlalchemy import Connection, RowMapping, delete, insert, select, update

from scc_wall.base.told import Told
from scc_wall.domain.ptz_lock import LockHolder, StoredLock
from scc_wall.domain.role import Role
from scc_wall.storage.engine import Database
from scc_wall.storage.ptz_tables import ptz_locks
from scc_wall.storage.tables import cameras
from scc_wall.storage.told_errors import StoreError

_log = logging.getLogger(__name__)


class PtzLockRepository:
    """A `domain.ptz_lock.LockStore`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def locks(self) -> Sequence[StoredLock]:
        """Return all rows; one that no program of ours wrote is as if it were not there."""
        with self._database.reading() as connection:
            rows = connection.execute(select(ptz_locks)).mappings().all()
        return [lock for row in rows if (lock := _lock(row)) is not None]

    def swap(self, lock: StoredLock, instead_of: StoredLock | None) -> bool:
        """Put a lock where exactly `instead_of` stands; False if something else does.

        Raises
        ------
        StoreError
            If the camera was removed, or the database refuses.
        """
        here = ptz_locks.c.camera_id == lock.camera_id
        with self._database.writing() as connection:
            row = connection.execute(select(ptz_locks).where(here)).mappings().first()
            if (None if row is None else _lock(row)) != instead_of:
                return False
            if row is not None:
                connection.execute(update(ptz_locks).where(here).values(**_values(lock)))
            else:
                _refuse_removed(connection, lock.camera_id)
                connection.execute(insert(ptz_locks).values(**_values(lock)))
        return True

    def touch(self, marks: Collection[str]) -> frozenset[str]:
        """Give a sign of life for these takings; return those that still stand."""
        here = ptz_locks.c.mark.in_(marks)
        touched = update(ptz_locks).where(here).values(touched=ptz_locks.c.touched + 1).returning(ptz_locks.c.mark)
        with self._database.writing() as connection:
            return frozenset(connection.scalars(touched))

    def let_go(self, marks: Collection[str]) -> None:
        """Remove these takings, as far as they stand. Idempotent."""
        with self._database.writing() as connection:
            connection.execute(delete(ptz_locks).where(ptz_locks.c.mark.in_(marks)))


def _refuse_removed(connection: Connection, camera_id: int) -> None:
    if connection.scalar(select(cameras.c.id).where(cameras.c.id == camera_id)) is None:
        raise StoreError(
            Told("Kamera itu sudah dihapus.", "That camera was removed."),
            todo=Told("Pilih kamera lain.", "Choose another camera."),
        )


def _lock(row: RowMapping) -> StoredLock | None:
    try:
        role = Role(row["role"])
    except ValueError:
        _log.debug("the lock of camera %s can't be read", row["camera_id"])
        return None
    holder = LockHolder(row["login"], row["name"], role, row["station"], row["session_id"])
    return StoredLock(row["camera_id"], holder, row["mark"], row["touched"], bool(row["reserved"]))


def _values(lock: StoredLock) -> dict[str, object]:
    holder = lock.holder
    return {
        "camera_id": lock.camera_id,
        "mark": lock.mark,
        "touched": lock.touched,
        "reserved": lock.reserved,
        "login": holder.login,
        "name": holder.name,
        "role": holder.role.value,
        "station": holder.station,
        "session_id": holder.session_id,
    }
