"""The desk of the gallery (`ui.snapshots.desk.GalleryDesk`): store and files behind it, rights before it.

Runs on the worker. What a letter does not cover is not listed; to look is not recorded, to write and to hand out is.
"""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from scc_wall.access.policy import judge
from scc_wall.access.presence import Presence
from scc_wall.access.service import Access
from scc_wall.access.told_errors import ASK_SUPERVISOR, OUTSIDE, AccessDenied
from scc_wall.app.sites.rights import NOBODY
from scc_wall.app.snapshots import archive
from scc_wall.app.snapshots.files import SnapshotFiles
from scc_wall.app.snapshots.purge import KEEP_DAYS
from scc_wall.base.clock import Clock
from scc_wall.base.course import Course
from scc_wall.base.errors import SccError
from scc_wall.base.told import Told
from scc_wall.domain.audit import AuditResult, AuditRow
from scc_wall.domain.camera import CameraConfig
from scc_wall.domain.camera_edit import id_list
from scc_wall.domain.letter import Scope
from scc_wall.domain.role import Action
from scc_wall.domain.snapshot import RawPicture, Snapshot
from scc_wall.ui.snapshots.desk import HandedOut, Listed, Seen, Soundness

if TYPE_CHECKING:
    from scc_wall.storage.store import Store

LONGEST_NOTE: Final = 500
_CHECKING: Final = Told("Memeriksa…", "Checking…")
GONE: Final = SccError(
    Told("Cuplikan itu sudah tidak ada.", "That snapshot is no longer there."),
    Told("Masa simpannya lewat.", "Its retention is over."),
    Told("Muat ulang daftarnya.", "Load the list again."),
)


class RoomGallery:
    """See above.

    Parameters
    ----------
    access
        Returns access once it is open.
    cameras
        Returns the cameras as they are configured now, by id.
    """

    def __init__(
        self,
        store: "Callable[[], Store]",
        access: Callable[[], Access | None],
        files: SnapshotFiles,
        clock: Clock,
        *,
        cameras: Callable[[], Mapping[int, CameraConfig]],
    ) -> None:
        self._store = store
        self._access = access
        self._files = files
        self._clock = clock
        self._cameras = cameras

    # --- looking

    def listed(self) -> Listed:
        """See `GalleryDesk`."""
        access, present = self._let_in()
        seen = tuple(one for one in self._store().snapshots.all() if self._covers(present, one))
        may_export = access.policy.may(present, Action.EXPORT)
        return Listed(seen, may_export, self._store().settings.get(KEEP_DAYS))

    def small(self, snapshot_id: str) -> bytes | None:
        """See `GalleryDesk`."""
        return self._files.read_small(self._one(snapshot_id))

    def seen(self, snapshot_id: str) -> Seen:
        """See `GalleryDesk`."""
        from scc_wall.app.snapshots import png  # loads numpy

        snapshot = self._one(snapshot_id)
        soundness, content = self._checked(snapshot, self._rows())
        if soundness is not Soundness.SOUND or content is None:
            return Seen(soundness)
        image = png.decoded(content)
        return Seen(soundness, RawPicture(png.bgrx(image), (image.shape[1], image.shape[0]), 4))

    def verify(self, snapshot_ids: Sequence[str], course: Course) -> Mapping[str, Soundness]:
        """See `GalleryDesk`."""
        found, rows = {}, self._rows()
        for number, one_id in enumerate(snapshot_ids):
            course.step(_CHECKING, number, len(snapshot_ids))
            found[one_id] = self._checked(self._one(one_id), rows)[0]
        return found

    # --- writing

    def write_note(self, snapshot_id: str, note: str) -> None:
        """See `GalleryDesk`."""
        access, present = self._let_in()
        snapshot, text = self._one(snapshot_id), " ".join(note.split())[:LONGEST_NOTE]
        details = (("snapshot", snapshot_id), ("note", text))
        with access.policy.recorded(present, Action.SNAPSHOT, subject=f"snapshot:{snapshot_id}", details=details):
            self._store().snapshots.set_note(snapshot.snapshot_id, text)

    def export(self, snapshot_ids: Sequence[str], file: Path, course: Course) -> HandedOut:
        """See `GalleryDesk`."""
        access, present = self._let_in()
        access.policy.check(present, Action.EXPORT, subject="snapshots")
        rows, chosen = self._rows(), [self._one(one_id) for one_id in snapshot_ids]

        def content_of(snapshot: Snapshot) -> bytes:
            soundness, content = self._checked(snapshot, rows)
            if soundness is not Soundness.SOUND or content is None:
                raise _not_sound(snapshot)
            return content

        ids = ",".join(one.snapshot_id for one in chosen)
        with archive.drafted(file, chosen, content_of, course) as draft:
            details = (("kind", "zip"), ("file", file.name), ("snapshots", len(chosen)), ("sha256", draft.sha256))
            with access.policy.recorded(present, Action.EXPORT, subject="snapshots", details=(*details, ("ids", ids))):
                draft.take_name()
        self._store().snapshots.set_exported([one.snapshot_id for one in chosen], self._clock.now_utc())
        return HandedOut(file, len(chosen), draft.sha256)

    # --- rights

    def _let_in(self) -> tuple[Access, Presence]:
        """Return who is in, if they may see snapshots at all; a refusal is recorded.

        Raises
        ------
        AccessDenied
            If not.
        """
        access = self._access()
        if access is None:
            raise NOBODY
        present = access.sessions.present()
        # What the letter is limited to is asked for each snapshot.
        if present is None or judge(present.session, present.account.role, Action.SNAPSHOT, Scope()) is not None:
            access.policy.check(present, Action.SNAPSHOT, subject="snapshots")
            raise NOBODY  # let in between the two questions: they ask again
        access.sessions.touch()
        return access, present

    def _one(self, snapshot_id: str) -> Snapshot:
        """Return a snapshot that whoever is in may see.

        Raises
        ------
        AccessDenied
            If they may not; it is recorded.
        SccError
            If there is none.
        """
        access, present = self._let_in()
        snapshot = self._store().snapshots.get(snapshot_id)
        if snapshot is None:
            raise GONE
        if not self._covers(present, snapshot):
            access.policy.refuse(present, Action.SNAPSHOT, "scope", subject=f"snapshot:{snapshot_id}")
            raise AccessDenied(OUTSIDE, None, ASK_SUPERVISOR)
        return snapshot

    def _covers(self, present: Presence, snapshot: Snapshot) -> bool:
        """Return whether the letter covers all that can be seen on it; of a camera that is gone it must name the id."""
        cameras, scope = self._cameras(), present.scope
        for camera_id in snapshot.camera_ids:
            camera = cameras.get(camera_id)
            if not scope.covers(camera_id, None if camera is None else camera.region_code):
                return False
        return bool(snapshot.camera_ids) or not (scope.region_codes or scope.camera_ids)

    # --- soundness

    def _rows(self) -> Mapping[str, AuditRow]:
        """Return the rows of the audit that bear witness to a file, by the id of its snapshot."""
        rows: dict[str, AuditRow] = {}
        for row in self._store().audit.with_action(Action.SNAPSHOT.value):
            said = dict(row.entry.details)
            if row.entry.result is AuditResult.DONE and "sha256" in said:
                rows[str(said.get("snapshot"))] = row
        return rows

    def _checked(self, snapshot: Snapshot, rows: Mapping[str, AuditRow]) -> tuple[Soundness, bytes | None]:
        content, row, access = self._files.read(snapshot), rows.get(snapshot.snapshot_id), self._access()
        if content is None:
            return Soundness.MISSING, None
        if row is None or access is None or not access.audit.is_genuine(row):
            return Soundness.UNRECORDED, None
        sha256 = hashlib.sha256(content).hexdigest()
        if {sha256, snapshot.sha256} != {dict(row.entry.details)["sha256"]}:
            return Soundness.CHANGED, None
        if not _says_the_same(snapshot, content, row):
            return Soundness.CHANGED, None
        return Soundness.SOUND, content


def _says_the_same(snapshot: Snapshot, content: bytes, row: AuditRow) -> bool:
    """Return whether the store says of a sound file what stands inside it: its rows can be edited by hand."""
    from scc_wall.app.snapshots import png  # loads numpy

    facts = json.loads(png.text_in(content, "scc-wall") or "{}")
    taken = snapshot.taken_utc.isoformat(timespec="milliseconds")
    inside = [facts.get(name) for name in ("title", "where", "person", "login", "letter", "taken_utc")]
    of_row = [snapshot.title, snapshot.where, snapshot.person, snapshot.login, snapshot.letter_number, taken]
    cameras = dict(row.entry.details).get("cameras")
    seen = (
        snapshot.camera_ids == (facts.get("camera_id"),) if cameras is None else cameras == id_list(snapshot.camera_ids)
    )
    return inside == of_row and seen and "\n".join(snapshot.evidence) == png.text_in(content, "Description")


def _not_sound(snapshot: Snapshot) -> SccError:
    return SccError(
        Told(
            f"Tidak ada yang diekspor: cuplikan {snapshot.snapshot_id} tidak utuh.",
            f"Nothing was exported: snapshot {snapshot.snapshot_id} is not sound.",
        ),
        Told("Berkasnya hilang, berubah, atau tidak tercatat.", "Its file is missing, changed, or not recorded."),
        Told("Lepaskan dari pilihan, dan laporkan kepada auditor.", "Leave it out, and tell the auditor."),
    )
