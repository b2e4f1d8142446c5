"""Draws a decoded picture into frame slots: crop, scale, turn, convert; once for all slots that want the same."""

import zlib
from dataclasses import dataclass, field
from typing import Final

import cv2

from scc_wall.video.geometry import place
from scc_wall.video.pixels import Pixels
from scc_wall.video.protocol import Drawing
from scc_wall.video.scratch import Scratch
from scc_wall.video.slots import SlotWriter, Stamps
from scc_wall.video.way import Way, resolve

CONTENT_CHECK_NS: Final = 500_000_000
"""At most two content checks a second and slot: enough for "beku?" after 10 s, and next to free."""


@dataclass(slots=True)
class _Target:
    """One slot that a stream draws into."""

    drawing: Drawing
    writer: SlotWriter
    way: Way | None = None
    """How pictures of the present size come into it; None until the next one."""
    views: dict[int, Pixels] = field(default_factory=dict)
    """Where they lie in its buffers, by number: those whose black bars are in place for the present way."""
    checked_mono_ns: int = -CONTENT_CHECK_NS
    content: int | None = None
    """What was seen at the last check, None before the first."""
    is_moved: bool = False
    """Whether the picture lies otherwise in the slot than at the last check: then that it differs says nothing."""


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
                    old.drawing, old.way = drawing, None
                targets[slot] = old
            else:
                targets[slot] = _Target(drawing, writers[slot])
        self._targets = targets

    def draw(self, picture_bgr: Pixels, stamps: Stamps, scratch: Scratch, only: set[int] | None = None) -> None:
        """Draw ``(height, width, 3) uint8, BGR`` into every slot (or `only` those) and publish it there."""
        height, width, _ = picture_bgr.shape
        if (width, height) != self._picture_px:
            self._picture_px = (width, height)
            for target in self._targets.values():
                target.way = None
        drawn: dict[Drawing, Pixels] | None = {} if len(self._targets) > 1 else None
        for slot, target in self._targets.items():
            if only is None or slot in only:
                self._draw_into(target, picture_bgr, stamps, scratch, drawn)

    def _draw_into(
        self,
        target: _Target,
        picture_bgr: Pixels,
        stamps: Stamps,
        scratch: Scratch,
        drawn: dict[Drawing, Pixels] | None,
    ) -> None:
        way = target.way or self._way_into(target)
        buffer, pixels = target.writer.begin()
        view = target.views.get(buffer)
        if view is None:
            view = target.views[buffer] = _with_bars(pixels, way)
        same = drawn.get(target.drawing) if drawn else None
        if same is None:
            cv2.cvtColor(way.follow(picture_bgr, scratch), cv2.COLOR_BGR2BGRA, dst=view)
            if drawn is not None:
                drawn[target.drawing] = view
        else:
            view[:] = same
        changed = False
        if stamps.decoded_mono_ns - target.checked_mono_ns >= CONTENT_CHECK_NS:
            target.checked_mono_ns = stamps.decoded_mono_ns
            changed = _has_changed(target, view)
        target.writer.publish(stamps, way.target, changed=changed)

    def _way_into(self, target: _Target) -> Way:
        """Resolve how pictures of the present size come into it."""
        drawing = target.drawing
        placement = place(self._picture_px, drawing.size_px, drawing.fit, drawing.rotation, drawing.zoom)
        target.way = resolve(placement, self._picture_px, drawing.rotation)
        target.views.clear()
        target.is_moved = target.content is not None
        return target.way


def _with_bars(pixels: Pixels, way: Way) -> Pixels:
    """Blacken a buffer; return where the picture lies in it."""
    pixels[:] = 0
    x, y, width, height = way.target
    return pixels[y : y + height, x : x + width]


def _has_changed(target: _Target, view: Pixels) -> bool:
    """Return whether the camera's picture differs from the last check."""
    content, moved = zlib.crc32(view[::4, ::4].tobytes()), target.is_moved
    changed = content != target.content and not moved
    target.content, target.is_moved = content, False
    return changed
