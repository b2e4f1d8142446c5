"""Which cameras are lost, as causes for the event book; asked of the video core once a second, from memory."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from scc_wall.base.told import Told
from scc_wall.domain.camera import CameraConfig
from scc_wall.domain.cause import TOLD
from scc_wall.domain.cause import Cause as LossCause
from scc_wall.domain.event import EventPriority, EventSource
from scc_wall.domain.event_cause import Cause, camera_key
from scc_wall.domain.tile import CameraStatus
from scc_wall.domain.tile_state import TileState

LOST_FOR_S: Final = 5.0
"""A camera that is back within so long had a hiccup. The wall calls it lost at once."""
BACK_FOR_S: Final = 5.0
_TOLD: Final = {
    "camera.lost": Told("{name} hilang", "{name} is lost"),
    "camera.refused": Told("{name} menolak masuk", "{name} refuses the log-in"),
    "camera.frozen": Told("{name} membeku: gambar tidak berubah", "{name} is frozen: its picture does not change"),
}
_TODO: Final = {
    "camera.lost": Told(
        "Periksa listrik dan jaringan kamera itu; F5 menyambungkan lagi.",
        "Check that camera's power and network; F5 connects again.",
    ),
    "camera.refused": Told(
        "Minta admin memeriksa kata sandi kamera itu (F10).", "Have an admin check that camera's password (F10)."
    ),
    "camera.frozen": Told(
        "Nyalakan ulang kamera itu dari jauh, atau hubungi teknisinya.",
        "Restart that camera from afar, or call who maintains it.",
    ),
}


@dataclass(slots=True)
class CameraCauses:
    """Remembers what was said of each camera, so that it is said in the same words while nothing changes."""

    causes: dict[str, Cause] = field(default_factory=dict)
    unknown: frozenset[str] = frozenset()
    watched: Mapping[str, str | None] = field(default_factory=dict)
    _said: dict[str, tuple[str, CameraConfig, Cause]] = field(default_factory=dict)

    def look(self, cameras: Mapping[int, CameraConfig], statuses: Mapping[int, CameraStatus]) -> None:
        """Take the states of now; a camera that is on no page that is shown or stands by is not known."""
        causes, unknown, watched = {}, set(), {}
        for camera_id, camera in cameras.items():
            key, status = camera_key(camera_id), statuses.get(camera_id)
            kind = None if status is None else kind_of(status)
            if status is not None:
                watched[key] = camera.region_code
            if kind is not None and status is not None:
                causes[key] = self._cause(key, kind, camera, status)
            elif status is None or status.status.state is not TileState.LIVE:
                unknown.add(key)
        self.causes, self.unknown, self.watched = causes, frozenset(unknown), watched

    def _cause(self, key: str, kind: str, camera: CameraConfig, status: CameraStatus) -> Cause:
        said = self._said.get(key)
        if said is not None and said[0] == kind and said[1] is camera:
            return said[2]
        cause = cause_of(kind, camera, status)
        self._said[key] = (kind, camera, cause)
        return cause


def kind_of(camera: CameraStatus) -> str | None:
    """Return how a camera is lost; None if it is not, or if that is not known."""
    status = camera.status
    if status.cause is LossCause.SAFE_MODE:  # nobody asked it
        return None
    if status.state is TileState.LOST:
        return "camera.lost"
    if status.state is TileState.REFUSED:
        return "camera.refused"
    return "camera.frozen" if status.frozen else None


def cause_of(kind: str, camera: CameraConfig, status: CameraStatus) -> Cause:
    """Return the cause of a lost camera."""
    told = _TOLD[kind].format(name=camera.title)
    why = status.status.cause
    if kind == "camera.lost" and why is not None:
        told = Told(f"{told.id}: {TOLD[why].id}", f"{told.en}: {TOLD[why].en}")
    return Cause(
        camera_key(camera.camera_id),
        EventSource.CAMERA,
        kind,
        EventPriority.MEDIUM,
        told,
        _TODO[kind],
        camera_id=camera.camera_id,
        region_code=camera.region_code,
        wait_s=LOST_FOR_S,
        back_s=BACK_FOR_S,
        gathers=True,
    )
