"""Keeps snapshots: coded, hashed, recorded, written, known to the store. Runs on a worker.

::

    taken ─policy─► PNG ─SHA-256─► row of the audit ─► file ─► store ─► told
                                        └── failed behind it, and no file, if anything went wrong
"""

import hashlib
import json
import os
from collections.abc import Callable
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from scc_wall.app.snapshots import png
from scc_wall.base.errors import SccError
from scc_wall.base.private_file import write_private
from scc_wall.base.told import Told
from scc_wall.domain import evidence as words
from scc_wall.domain.camera_edit import id_list
from scc_wall.domain.evidence import Evidence
from scc_wall.domain.role import Action
from scc_wall.domain.snapshot import GAP_PX, RawPicture, Snapshot, SnapshotKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scc_wall.access.policy import Policy
    from scc_wall.access.presence import Presence
    from scc_wall.domain.audit import Value
    from scc_wall.domain.camera import CameraConfig
    from scc_wall.domain.snapshot import SnapshotStore

SMALL_PX: Final = (320, 180)
"""Of the picture that the gallery lists."""
SMALL_ENDING: Final = ".kecil.png"


@dataclass(frozen=True, slots=True)
class Taken:
    """A snapshot that was taken and is not kept yet.

    Parameters
    ----------
    by
        Who took it, as they were then.
    cameras
        What can be seen on it.
    pictures
        One, or a wall's screens from left to right.
    """

    by: "Presence"
    kind: SnapshotKind
    evidence: Evidence
    cameras: "tuple[CameraConfig, ...]"
    pictures: tuple[RawPicture, ...]
    strip: RawPicture


class SnapshotBook:
    """See above.

    Parameters
    ----------
    policy
        Returns the policy; raises SccError while access is not open.
    folder
        Of all snapshots; made by the first one.
    """

    def __init__(self, store: "Callable[[], SnapshotStore]", policy: "Callable[[], Policy]", folder: Path) -> None:
        self._store = store
        self._policy = policy
        self.folder = folder

    def keep(self, taken: Taken) -> Snapshot:
        """Keep it.

        Raises
        ------
        AccessDenied
            If whoever took it may not.
        SccError
            If it can't be recorded, written or stored; nothing of it is left then but its row in the audit.
        """
        policy = self._policy()
        for camera in taken.cameras or (None,):
            policy.check(taken.by, Action.SNAPSHOT, camera, subject="" if camera is not None else "wall")
        image = png.composed(taken.pictures, taken.strip, GAP_PX)
        content = png.encoded(image, _texts(taken.evidence))
        snapshot = _snapshot(taken, content, (image.shape[1], image.shape[0]))
        with policy.recorded(
            taken.by, Action.SNAPSHOT, subject=_subject(taken), details=_details(taken.evidence, snapshot, taken)
        ):
            self._write(snapshot, content)
        with suppress(SccError):  # without it the gallery shows a plate
            small = png.small(image[: image.shape[0] - taken.strip.size_px[1]], SMALL_PX)
            write_private(self._small(snapshot), png.encoded(small, {}))
        return snapshot

    def _write(self, snapshot: Snapshot, content: bytes) -> None:
        """Write the file, then tell the store; both or neither."""
        file = self.path(snapshot)
        with _told(file.parent):
            for folder in (self.folder, file.parent):  # with `parents` only the last one would be this user's alone
                folder.mkdir(mode=0o700, exist_ok=True)
        write_private(file, content, replace=False)
        try:
            self._store().add(snapshot)
        except BaseException:
            with suppress(OSError):
                file.unlink()
            raise

    def path(self, snapshot: Snapshot) -> Path:
        """Return where its file is."""
        return self.folder / Path(*snapshot.file.split("/"))

    def _small(self, snapshot: Snapshot) -> Path:
        file = self.path(snapshot)
        return file.with_name(file.stem + SMALL_ENDING)


def _snapshot(taken: Taken, content: bytes, size_px: tuple[int, int]) -> Snapshot:
    one = taken.evidence
    return Snapshot(
        snapshot_id=one.snapshot_id,
        kind=taken.kind,
        taken_utc=one.taken_utc,
        title=one.title,
        where=one.where,
        login=one.login,
        person=one.person,
        letter_number=one.letter_number,
        camera_ids=tuple(camera.camera_id for camera in taken.cameras),
        file=f"{words.folder_of(one.taken_utc)}/{one.snapshot_id}.png",
        sha256=hashlib.sha256(content).hexdigest(),
        size_bytes=len(content),
        size_px=size_px,
        evidence=words.lines(one),
    )


def _texts(evidence: Evidence) -> dict[str, str]:
    return {
        "Title": evidence.title,
        "Creation Time": evidence.taken_utc.isoformat(timespec="milliseconds"),
        "Software": "SCC Wall",
        "Description": "\n".join(words.lines(evidence)),
        "scc-wall": json.dumps(words.metadata(evidence), ensure_ascii=False),
    }


def _subject(taken: Taken) -> str:
    return f"camera:{taken.cameras[0].camera_id}" if taken.kind is SnapshotKind.TILE else "wall"


def _details(evidence: Evidence, snapshot: Snapshot, taken: Taken) -> "tuple[tuple[str, Value], ...]":
    picture = evidence.picture
    details: list[tuple[str, Value]] = [
        ("snapshot", snapshot.snapshot_id),
        ("file", snapshot.file),
        ("sha256", snapshot.sha256),
        ("bytes", snapshot.size_bytes),
    ]
    if picture is None:
        details.append(("cameras", id_list([camera.camera_id for camera in taken.cameras])))
    else:
        width, height = picture.size_px
        details += [
            ("stream", f"{picture.key.role} {width}x{height}" + ("" if picture.whole else " (tile)")),
            ("arrived", picture.arrived_utc.isoformat(timespec="milliseconds")),
            ("state", str(picture.state)),
        ]
    return tuple(details)


@contextmanager
def _told(folder: Path) -> "Iterator[None]":
    """Tell why a folder can't be had.

    Raises
    ------
    SccError
        If it can't.
    """
    try:
        yield
    except OSError as error:
        why = os.strerror(error.errno) if error.errno else type(error).__name__
        raise SccError(
            Told("Folder cuplikan tidak dapat dibuat.", "The folder of the snapshots can't be made."),
            Told(f"{folder}: {why}", f"{folder}: {why}"),
            Told("Periksa izin dan ruang disk.", "Check its permission and the free space."),
        ) from error
