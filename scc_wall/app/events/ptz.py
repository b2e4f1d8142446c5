"""Steered cameras that do not obey, as causes for the event book."""

from collections.abc import Iterable, Mapping
from typing import Final

from scc_wall.base.told import Told
from scc_wall.domain.camera import CameraConfig
from scc_wall.domain.event import EventPriority, EventSource
from scc_wall.domain.event_cause import Cause

FAULT_FOR_S: Final = 5.0
"""A command that failed once is told in the panel of steering; it is tried again."""
_MOVING: Final = Told(
    "{name} disuruh berhenti, tetapi belum terbukti diam", "{name} was told to stop and is not proved to stand"
)
_STOP: Final = Told(
    "Lihat gambarnya. Bergerak terus: tekan Shift+Spasi lagi, lalu putuskan listriknya.",
    "Look at its picture. If it goes on moving: press Shift+Space again, then cut its power.",
)
_FAULT: Final = Told("{name} tidak menuruti kendali: {why}", "{name} does not obey: {why}")
_CHECK: Final = Told(
    "Lepaskan kendalinya dan coba lagi; bila masih begitu, hubungi teknisinya.",
    "Let go of it and try again; if it stays so, call who maintains it.",
)


def ptz_causes(
    moving: Iterable[int], faults: Mapping[int, Told], cameras: Mapping[int, CameraConfig], lost: Mapping[str, object]
) -> dict[str, Cause]:
    """Return what holds now.

    Parameters
    ----------
    moving
        Cameras that were told to stop and are not known to stand.
    faults
        Cameras that are steered now and fail, with why.
    lost
        Cameras that are told of as lost already: their failing is part of that.
    """
    causes = {}
    for camera_id in moving:
        if (camera := cameras.get(camera_id)) is not None:
            told = _MOVING.format(name=camera.title)
            causes[f"ptz.moving:{camera_id}"] = _cause("ptz.moving", EventPriority.HIGH, camera, told, _STOP)
    for camera_id, why in faults.items():
        camera = cameras.get(camera_id)
        if camera is not None and f"camera:{camera_id}" not in lost and f"ptz.moving:{camera_id}" not in causes:
            told = Told(
                _FAULT.id.format(name=camera.title, why=why.id), _FAULT.en.format(name=camera.title, why=why.en)
            )
            causes[f"ptz.fault:{camera_id}"] = _cause("ptz.fault", EventPriority.MEDIUM, camera, told, _CHECK)
    return causes


def _cause(kind: str, priority: EventPriority, camera: CameraConfig, told: Told, todo: Told) -> Cause:
    urgent = priority is EventPriority.HIGH
    return Cause(
        f"{kind}:{camera.camera_id}",
        EventSource.PTZ,
        kind,
        priority,
        told,
        todo,
        camera_id=camera.camera_id,
        region_code=camera.region_code,
        wait_s=0.0 if urgent else FAULT_FOR_S,
        back_s=0.0 if urgent else FAULT_FOR_S,
        apart=urgent,
    )
