"""Changes the stored cameras for whoever may: checked, recorded, stored, then shown by the wall."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from scc_wall.app.cameras.rights import EditRights
from scc_wall.app.opening import warn_unreadable
from scc_wall.base.capped_file import read_capped
from scc_wall.base.course import Course
from scc_wall.base.errors import SccError
from scc_wall.base.private_file import write_private
from scc_wall.base.told import Told
from scc_wall.domain import camera_csv
from scc_wall.domain.camera import CameraConfig, Credentials, StreamKey, StreamRole
from scc_wall.domain.camera_edit import (
    CameraEditError,
    checked,
    differences,
    id_list,
    merged,
    name_list,
    refuse_elsewhere,
)
from scc_wall.domain.camera_import import NEW_ID, CameraChanges, ImportRefusedError, Planner, planner
from scc_wall.domain.camera_url import hide_secrets
from scc_wall.domain.csv_table import LARGEST_FILE_BYTES, LineError
from scc_wall.storage.store import Store
from scc_wall.ui.csv_plan import CsvFault, CsvPlan

REMOVED: Final = SccError(
    Told("Kamera itu sudah dihapus.", "That camera was removed."),
    None,
    Told("Muat ulang daftarnya.", "Load the list again."),
)


class StoredCameras:
    """See above; every method may take a moment and belongs on a worker.

    Parameters
    ----------
    follow
        Has the running wall follow what is stored.
    """

    def __init__(self, store: Callable[[], Store], rights: EditRights, follow: Callable[[], None]) -> None:
        self._store = store
        self.rights = rights
        self._follow = follow

    def listed(self) -> tuple[CameraConfig, ...]:
        """Return all cameras in their order, without passwords."""
        self.rights.check()
        return self._store().cameras.list_without_passwords()

    def whole(self, camera: CameraConfig) -> CameraConfig:
        """Return a form's camera with what it leaves to the store, as it would be stored.

        Raises
        ------
        SccError
            If it could not be.
        """
        stored = None if camera.camera_id == NEW_ID else self.get(camera.camera_id)
        return merged(checked(camera), stored)

    def get(self, camera_id: int) -> CameraConfig:
        """Return a stored camera with its secrets.

        Raises
        ------
        SccError
            If it is gone, or its secrets can't be read.
        """
        found = self._store().cameras.get(camera_id)
        if found is None:
            raise REMOVED
        return found

    def some(self, camera_ids: Collection[int]) -> list[CameraConfig]:
        """Return these cameras, with those of their secrets that can be read."""
        self.rights.check()
        return [one for one in self._store().cameras.list(warn_unreadable) if one.camera_id in camera_ids]

    def remember_size(self, camera: CameraConfig, role: StreamRole, size_px: tuple[int, int]) -> None:
        """Remember the size of a stream that was tried, if it is stored with that address."""
        stored = None if camera.camera_id == NEW_ID else self._store().cameras.get(camera.camera_id)
        tried, there = camera.stream(role), None if stored is None else stored.stream(role)
        if tried is not None and there is not None and tried.url == there.url and there.size_px != size_px:
            self._store().cameras.remember_size(StreamKey(camera.camera_id, role), size_px)

    def add(self, cameras: Sequence[CameraConfig]) -> int:
        """Store new cameras, all or none; return how many."""
        self.rights.check()
        new = [replace(merged(checked(camera), None), camera_id=NEW_ID) for camera in cameras]
        if not new:
            return 0
        details = (
            ("added", len(new)),
            ("names", name_list([camera.name for camera in new])),
            ("addresses", name_list([hide_secrets(camera.main.url) for camera in new])),
        )
        changes = CameraChanges(added=tuple(new))
        with self.rights.editing("cameras", details):
            self._store().cameras.change(lambda _stored: changes)
        self._follow()
        return len(new)

    def change(self, camera: CameraConfig) -> None:
        """Store what was changed; what is left to the store is kept."""
        self.rights.check()
        wanted = checked(camera)
        seen: list[tuple[CameraConfig, CameraConfig]] = []

        def plan(stored: tuple[CameraConfig, ...]) -> CameraChanges:
            old = next((one for one in stored if one.camera_id == wanted.camera_id), None)
            if old is None:
                raise REMOVED
            new = merged(wanted, old)
            seen[:] = [(old, new)]
            return CameraChanges(updated=(new,) if new != old else ())

        self._store().cameras.change(plan, dry_run=True)  # refused, and told apart, before anything is recorded
        ((old, new),) = seen
        if new == old:
            return
        with self.rights.editing(f"camera:{new.camera_id}", (("camera", old.name), *differences(old, new))):
            self._store().cameras.change(plan)
        self._follow()

    def remove(self, camera_ids: Sequence[int]) -> None:
        """Take cameras out; their tiles become empty."""
        self.rights.check()
        names = {camera.camera_id: camera.name for camera in self._store().cameras.list_without_passwords()}
        there = [camera_id for camera_id in dict.fromkeys(camera_ids) if camera_id in names]
        if not there:
            return
        details = (
            ("removed", len(there)),
            ("ids", id_list(there)),
            ("names", name_list([names[camera_id] for camera_id in there])),
        )
        with self.rights.editing(_subject(there), details):
            self._store().cameras.change(lambda _stored: CameraChanges(removed=tuple(there)))
        self._follow()

    def change_accounts(self, camera_ids: Collection[int], account: Credentials, *, tried: bool) -> int:
        """Store another account for these cameras, all or none; return how many."""
        if not account.username:
            raise CameraEditError(Told("Nama pengguna belum diisi.", "The user name is missing."))
        wanted = frozenset(camera_ids)

        def plan(stored: tuple[CameraConfig, ...]) -> CameraChanges:
            there = [camera for camera in stored if camera.camera_id in wanted]
            return CameraChanges(updated=tuple(checked(replace(camera, credentials=account)) for camera in there))

        details = (("accounts", len(wanted)), ("ids", id_list(wanted)), ("tried", tried))
        with self.rights.editing(_subject(tuple(wanted)), details):
            changes = self._store().cameras.change(plan)
        self._follow()
        return len(changes.updated)

    def reorder(self, camera_ids: Sequence[int]) -> None:
        """Put all cameras into this order."""
        with self.rights.editing("cameras", (("reordered", len(camera_ids)),)):
            self._store().cameras.reorder(camera_ids)
        self._follow()

    # --- files

    def plan_import(self, path: Path, course: Course | None = None) -> CsvPlan:
        """Say what importing a file would change."""
        self.rights.check()
        course = course or Course()
        return self._changed(_read(path, course), course, dry_run=True)

    def import_csv(self, path: Path, course: Course | None = None) -> CsvPlan:
        """Import a file whole or not at all; it can be stopped until all of its changes are written."""
        self.rights.check()
        course = course or Course()
        read = _read(path, course)
        planned = self._changed(read, course, dry_run=True)
        if planned.faults or not planned.added + planned.changed:
            return planned
        details = (("import", path.name), ("added", planned.added), ("changed", planned.changed))
        with self.rights.editing("cameras", details):
            done = self._changed(read, course, dry_run=False)
        self._follow()
        return done

    def _changed(self, plan: Planner, course: Course, *, dry_run: bool) -> CsvPlan:
        try:
            written = partial(course.step, _WRITING)
            changes = self._store().cameras.change(plan, dry_run=dry_run, written=written)
        except ImportRefusedError as refused:
            return CsvPlan(faults=[CsvFault(error.line, _of_line(error)) for error in refused.errors])
        return CsvPlan(len(changes.added), len(changes.updated), changes.unchanged)

    def export_csv(self, path: Path, course: Course | None = None) -> int:
        """Write all cameras to a file, without passwords; return how many."""
        with self.rights.editing("cameras", (("export", path.name),)):
            stored = self._store().cameras.list_without_passwords()
            write_private(path, camera_csv.export(stored, excel=True), course=course)
        return len(stored)


def _read(path: Path, course: Course) -> Planner:
    """Return what plans the import of a file; it refuses a file with errors as one that does not fit what is stored."""
    course.step(_READING)
    parsed = camera_csv.parse(read_capped(path, LARGEST_FILE_BYTES))
    lines = {camera_csv.same_name(row.name): row.line for row in parsed.rows}
    resolve = planner(parsed.rows)

    def plan(stored: tuple[CameraConfig, ...]) -> CameraChanges:
        course.step(_COMPARING)
        if parsed.errors:
            raise ImportRefusedError(parsed.errors)
        changes = resolve(stored)
        by_id = {camera.camera_id: camera for camera in stored}
        moved = [new for new in changes.updated if _leads_elsewhere(new, by_id[new.camera_id])]
        if moved:
            at = sorted(lines[camera_csv.same_name(camera.name)] for camera in moved)
            raise ImportRefusedError([LineError(line, _TYPE_AGAIN, "password") for line in at])
        return changes

    return plan


def _leads_elsewhere(new: CameraConfig, stored: CameraConfig) -> bool:
    try:
        refuse_elsewhere(new, stored)
    except CameraEditError:
        return True
    return False


_READING: Final = Told("Membaca berkas…", "Reading the file…")
_COMPARING: Final = Told("Membandingkan dengan yang tersimpan…", "Comparing with what is stored…")
_WRITING: Final = Told("Menyimpan…", "Storing…")
_TYPE_AGAIN: Final = Told(
    "alamat mengarah ke perangkat lain; tulis lagi kata sandinya",
    "the address leads to another device; write its password again",
)


def _of_line(error: LineError) -> Told:
    if not error.column:
        return error.told
    return Told(f"{error.column}: {error.told.id}", f"{error.column}: {error.told.en}")


def _subject(camera_ids: Sequence[int]) -> str:
    return f"camera:{camera_ids[0]}" if len(camera_ids) == 1 else "cameras"
