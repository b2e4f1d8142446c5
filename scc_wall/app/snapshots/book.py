"""Keeps snapshots: coded, hashed, recorded, written, known to the store. Runs on a worker.

::

    taken ─policy─► PNG ─SHA-256─► row of the audit ─► file ─► store ─► told
                                        └── failed behind it, and no file, if anything went wrong
"""

import hashlib
import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from scc_wall.app.snapshots import png
from scc_wall.app.snapshots.files import SnapshotFiles
from scc_wall.base.errors import SccError
from scc_wall.domain import evidence as words
from scc_wall.domain.camera_edit import id_list
from scc_wall.domain.evidence import Evidence
from scc_wall.domain.role import Action
from scc_wall.domain.snapshot import GAP_PX, RawPicture, Snapshot, SnapshotKind

if TYPE_CHECKING:
    from scc_wall.access.policy import Policy
    from scc_wall.access.presence import Presence
    from scc_wall.domain.audit import Value
    from scc_wall.domain.camera import CameraConfig
    from scc_wall.domain.snapshot import SnapshotStore

SMALL_PX: Final = (320, 180)
"""Of the picture that the gallery lists."""


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
    """

    def __init__(
        self, store: "Callable[[], SnapshotStore]", policy: "Callable[[], Policy]", files: SnapshotFiles
    ) -> None:
        self._store = store
        self._policy = policy
        self._files = files

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
        self._write_small(snapshot, image[: image.shape[0] - taken.strip.size_px[1]])
        return snapshot

    def _write(self, snapshot: Snapshot, content: bytes) -> None:
        """Write the file, then tell the store; both or neither."""
        path = self._files.path(snapshot)
        assert path is not None  # its name was made here
        self._files.write(path, content)
        try:
            self._store().add(snapshot)
        except BaseException:
            with suppress(OSError):
                path.unlink()
            raise

    def _write_small(self, snapshot: Snapshot, image: png.Image) -> None:
        """Write the small picture; without it the gallery shows a plate."""
        path = self._files.small(snapshot)
        assert path is not None
        with suppress(SccError):
            self._files.write(path, png.encoded(png.small(image, SMALL_PX), {}))


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
        "Title": words.plain(evidence.title),
        "Creation Time": evidence.taken_utc.isoformat(timespec="milliseconds"),
        "Software": "SCC Wall",
        "Description": "\n".join(words.lines(evidence)),
        "scc-wall": json.dumps(words.metadata(evidence)),
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
