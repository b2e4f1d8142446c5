"""The picture of a preset that was just saved: taken as it was asked for, kept once the camera has the preset."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageWriter

from scc_wall.base.told import Told
from scc_wall.domain.steering import SavePreset
from scc_wall.ui.ptz.desk import PtzView

SIZE_PX: Final = (224, 126)
"""Twice the size that the panel shows, for a screen at 200 %."""
QUALITY: Final = 80
WAITED_S: Final = 15.0
"""A camera that has not told of a new preset by then is asked no more about its picture."""
OVERWRITTEN_S: Final = 8.0
"""A preset in whose place another was saved looks as before in the camera's list: no fault for longer than any call
to a camera lasts means that it was."""


def jpeg_of(image: QImage | None) -> bytes | None:
    """Return a small JPEG; None if there is no picture, or none can be made of it."""
    if image is None or image.isNull():
        return None
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"jpg"))
    writer.setQuality(QUALITY)
    return bytes(buffer.data().data()) if writer.write(image) else None


@dataclass(frozen=True, slots=True)
class Awaited:
    """A preset that was asked for, with its picture.

    Parameters
    ----------
    before
        Tokens that there were.
    refusal_number, fault
        What had been refused and what had failed by then: anything new means that it was not saved.
    """

    camera_id: int
    command: SavePreset
    jpeg: bytes
    before: frozenset[str]
    refusal_number: int
    fault: Told | None
    asked_mono_ns: int


def awaited(view: PtzView, command: SavePreset, jpeg: bytes, now_mono_ns: int) -> Awaited:
    """Return what to wait for, as things stand when it is asked for."""
    snapshot = view.steering
    before = () if snapshot is None else snapshot.presets or ()
    return Awaited(
        view.camera_id,
        command,
        jpeg,
        frozenset(preset.token for preset in before),
        view.refusal_number,
        None if snapshot is None else snapshot.fault,
        now_mono_ns,
    )


def outcome(waiting: Awaited, view: PtzView, now_mono_ns: int) -> str | None:
    """Return the token that the preset got, empty if it was not saved, None while nobody knows."""
    snapshot = view.steering
    if snapshot is None or view.refusal_number != waiting.refusal_number:
        return ""
    if snapshot.fault is not None and snapshot.fault != waiting.fault:
        return ""
    waited_s = (now_mono_ns - waiting.asked_mono_ns) / 1e9
    if waiting.command.token is not None:
        return waiting.command.token if waited_s >= OVERWRITTEN_S else None
    new = [preset for preset in snapshot.presets or () if preset.token not in waiting.before]
    named = [preset for preset in new if preset.name == waiting.command.name] or new
    if named:
        return named[0].token
    return "" if waited_s >= WAITED_S else None
