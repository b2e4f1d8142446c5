"""Draws a decoded picture into frame slots: crop, scale, turn, convert; once for all slots that want the same."""

import zlib
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

from scc_wall.domain.tile import Rotation
from scc_wall.video.geometry import Placement, place
from scc_wall.video.pixels import Pixels
from scc_wall.video.protocol import Drawing
from scc_wall.video.scratch import Scratch
from scc_wall.video.slots import SlotWriter, Stamps

_TURNS: Final = {
    Rotation.RIGHT: cv2.ROTATE_90_CLOCKWISE,
    Rotation.HALF: cv2.ROTATE_180,
    Rotation.LEFT: cv2.ROTATE_90_COUNTERCLOCKWISE,
}
CONTENT_CHECK_NS: Final = 500_000_000
"""At most two content checks a second and slot: enough for "beku?" after 10 s, and next to free."""


@dataclass(slots=True)
class _Target:
    """One slot that a stream draws into."""

    drawing: Drawing
    writer: SlotWriter
    placement: Placement | None
    """Where pictures of the present size lie in it; None until the next one."""
    bars_drawn: set[int]
    """Buffers whose black bars are in place for the present placement."""
    checked_mono_ns: int = -CONTENT_CHECK_NS
    content: int = -1


class Scaler:
    """Draws the pictures of one stream into its slots; used by one thread at a time."""

    def __init__(self) -> None:
        self._targets: dict[int, _Target] = {}
        self._picture_px = (0, 0)

    def set_targets(self, drawings: dict[int, Drawing], writers: dict[int, SlotWriter]) -> None:
        """Say which slots to draw into, by slot number, and how."""
        targets = {}
        for slot, drawing in drawings.items():
            old = self._targets.get(slot)
            if old is not None and old.writer is writers[slot]:
                if old.drawing != drawing:
                    old.drawing, old.placement = drawing, None
                targets[slot] = old
            else:
                targets[slot] = _Target(drawing, writers[slot], None, set())
        self._targets = targets

    def draw(self, picture_bgr: Pixels, stamps: Stamps, scratch: Scratch, only: set[int] | None = None) -> None:
        """Draw ``(height, width, 3) uint8, BGR`` into every slot (or `only` those) and publish it there."""
        picture_px = (picture_bgr.shape[1], picture_bgr.shape[0])
        if picture_px != self._picture_px:
            self._picture_px = picture_px
            for target in self._targets.values():
                target.placement = None
        drawn: list[tuple[Drawing, Pixels]] = []
        for slot, target in self._targets.items():
            if only is None or slot in only:
                self._draw_into(target, picture_bgr, stamps, scratch, drawn)

    def _draw_into(
        self,
        target: _Target,
        picture_bgr: Pixels,
        stamps: Stamps,
        scratch: Scratch,
        drawn: list[tuple[Drawing, Pixels]],
    ) -> None:
        drawing, placement = target.drawing, target.placement
        if placement is None:
            placement = place(self._picture_px, drawing.size_px, drawing.fit, drawing.rotation, drawing.zoom)
            target.placement = placement
            target.bars_drawn.clear()
        buffer, pixels = target.writer.begin()
        if buffer not in target.bars_drawn:
            pixels[:] = 0
            target.bars_drawn.add(buffer)
        x, y, width, height = placement.target
        view = pixels[y : y + height, x : x + width]
        same = next((pixels for one, pixels in drawn if one == drawing), None) if drawn else None
        if same is None:
            small = scaled(picture_bgr, placement, drawing.rotation, scratch)
            cv2.cvtColor(small, cv2.COLOR_BGR2BGRA, dst=view)
            drawn.append((drawing, view))
        else:
            view[:] = same
        changed = False
        if stamps.decoded_mono_ns - target.checked_mono_ns >= CONTENT_CHECK_NS:
            target.checked_mono_ns = stamps.decoded_mono_ns
            changed = _has_changed(target, view)
        target.writer.publish(stamps, placement.target, changed=changed)


def _has_changed(target: _Target, view: Pixels) -> bool:
    """Return whether the content differs from the last check."""
    content = zlib.crc32(view[::4, ::4].tobytes())
    if content == target.content:
        return False
    target.content = content
    return True


def scaled(picture_bgr: Pixels, placement: Placement, rotation: Rotation, scratch: Scratch) -> Pixels:
    """Return the wanted part at the target's size, turned, ``(height, width, 3) uint8``; perhaps in the scratch.

    Halved exactly as long as it is at least twice too large, then scaled linearly: linear alone skips pixels beyond a
    half, area averaging at an odd ratio costs ten times as much (measured: 640×360 to 300×169 in 2.07 ms against
    0.19; 1920×1080 to 640×360 in 5.5 against 1.5).
    """
    source, target = placement
    size_px = (target.width, target.height)
    if rotation in (Rotation.RIGHT, Rotation.LEFT):
        size_px = (target.height, target.width)
    part: npt.NDArray[np.uint8] = picture_bgr
    if (source.width, source.height) != (picture_bgr.shape[1], picture_bgr.shape[0]):
        part = picture_bgr[source.y : source.y + source.height, source.x : source.x + source.width]
    height, width = part.shape[:2]
    while width >= 2 * size_px[0] and height >= 2 * size_px[1]:
        width, height = width // 2, height // 2
        room, whole = scratch.scaled((width, height)), part[: 2 * height, : 2 * width]
        part = cv2.resize(whole, (width, height), dst=room, interpolation=cv2.INTER_AREA)  # type: ignore[assignment]  # cv2's stubs widen the element type
    if (width, height) != size_px:
        part = cv2.resize(part, size_px, dst=scratch.scaled(size_px), interpolation=cv2.INTER_LINEAR)  # type: ignore[assignment]  # as above
    turn = _TURNS.get(rotation)
    return part if turn is None else cv2.rotate(part, turn)  # type: ignore[return-value]  # as above
