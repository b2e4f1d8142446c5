"""A tile's slots on the UI side: the one it shows, and the one that is coming."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from scc_wall.base.tuples import new_tuple
from scc_wall.domain.camera import StreamKey, StreamSource
from scc_wall.domain.feed import Picture
from scc_wall.domain.tile import TileRequest, TileStatus
from scc_wall.domain.tile_state import STALE_AFTER_S
from scc_wall.video.lane import Lane, Slot
from scc_wall.video.protocol import Drawing

NOTICED_AFTER_S: Final = 2.0
"""What changed so lately did not stand still; contents are looked at every half second."""


@dataclass(slots=True)
class TileSlot:
    """One slot that a tile shows or will show.

    Parameters
    ----------
    slot_id
        Unique while the program runs.
    """

    slot_id: int
    key: StreamKey
    lane: Lane
    slot: Slot
    drawing: Drawing

    @property
    def sequence(self) -> int:
        """How many pictures were published in it."""
        return self.lane.headers.sequence[self.slot.number]

    @property
    def arrived_mono_ns(self) -> int | None:
        """When its newest picture arrived; None before the first."""
        return self.lane.headers.newest_arrived_mono_ns[self.slot.number] or None

    @property
    def content_changed_mono_ns(self) -> int | None:
        """When its content was last seen to change; None before the first picture."""
        return self.lane.headers.content_changed_mono_ns[self.slot.number] or None


@dataclass(slots=True)
class Tile:
    """A tile as the feed holds it.

    Parameters
    ----------
    shown
        Whose pictures it shows; None only while nothing could be made.
    coming
        Opened beside `shown` for another stream or size; takes its place with its first picture, so that there is
        never black in between.
    """

    request: TileRequest
    shown: TileSlot | None = None
    coming: TileSlot | None = None
    fitted: tuple[StreamSource, Drawing] | None = None
    """What its slots were made for last."""
    status: tuple[int, TileStatus] | None = None
    """The status given last, and when it was made (monotonic nanoseconds)."""
    shown_sequence: int = 0
    dropped: int = 0
    painted: int = 0
    changed_before_mono_ns: int | None = None
    """When the content was last seen to change in the slot before; None once it was seen to in this one."""
    first_mono_ns: int | None = None
    """What `shown` said first of its content: its first picture, which says nothing of whether it changed."""

    @property
    def content_changed_mono_ns(self) -> int | None:
        """When its content was last seen to change; a picture that is only drawn anew did not."""
        stamp_mono_ns = None if self.shown is None else self.shown.content_changed_mono_ns
        if stamp_mono_ns is None or self.changed_before_mono_ns is None:
            return stamp_mono_ns
        if self.first_mono_ns is None:
            self.first_mono_ns = stamp_mono_ns
        if stamp_mono_ns == self.first_mono_ns:
            return self.changed_before_mono_ns
        self.changed_before_mono_ns = None
        return stamp_mono_ns

    def swap(self, now_mono_ns: int) -> TileSlot | None:
        """Have the slot that was coming show the pictures; return the one that did."""
        old = self.shown
        arrived_mono_ns = None if old is None else old.arrived_mono_ns
        is_live = arrived_mono_ns is not None and now_mono_ns - arrived_mono_ns <= STALE_AFTER_S * 1e9
        self.changed_before_mono_ns = self.content_changed_mono_ns if is_live else None
        self.first_mono_ns = None
        self.shown, self.coming, self.shown_sequence = self.coming, None, 0
        return old

    def still_s(self, now_mono_ns: int) -> float:
        """Return for how long its pictures have been the same; 0.0 too if none came of late."""
        arrived_mono_ns = None if self.shown is None else self.shown.arrived_mono_ns
        changed_mono_ns = self.content_changed_mono_ns
        if arrived_mono_ns is None or changed_mono_ns is None or now_mono_ns - arrived_mono_ns > STALE_AFTER_S * 1e9:
            return 0.0
        return max(0.0, (arrived_mono_ns - changed_mono_ns) / 1e9)

    def slots(self) -> tuple[TileSlot, ...]:
        """Return what it holds."""
        return tuple(slot for slot in (self.shown, self.coming) if slot is not None)

    def picture(self) -> Picture | None:
        """Return the newest picture for painting."""
        shown = self.shown
        taken = None if shown is None else shown.slot.reader.take()
        if taken is None or shown is None:
            return None
        pixels, sequence, image_rect_px, arrived_mono_ns = taken
        return new_tuple(Picture, (pixels, image_rect_px, sequence, shown.slot_id, arrived_mono_ns, False))

    def count_shown(self) -> int | None:
        """Count the picture held as painted; return when it arrived, None if it was counted before."""
        taken = None if self.shown is None else self.shown.slot.reader.held
        if taken is None or taken.sequence == self.shown_sequence:
            return None
        if 0 < self.shown_sequence < taken.sequence:
            self.dropped += taken.sequence - self.shown_sequence - 1
        self.shown_sequence = taken.sequence
        self.painted += 1
        return taken.arrived_mono_ns


class Stillness:
    """For how long pictures had stood still when their tiles went: neither pages that turn nor a spotlight clear them.

    Only the time counts in which a picture was shown. What a camera showed while it was hidden nobody looked at.
    """

    def __init__(self) -> None:
        self._still_s: dict[int, float] = {}

    def leave(self, gone: Iterable[Tile], now_mono_ns: int) -> None:
        """Remember how long the pictures of tiles that go have stood still, by their cameras."""
        for tile in gone:
            still_s = tile.still_s(now_mono_ns)
            if still_s >= NOTICED_AFTER_S:
                self._still_s[tile.request.camera_id] = still_s
            elif tile.shown is not None and tile.shown.arrived_mono_ns is not None:
                self._still_s.pop(tile.request.camera_id, None)

    def forget(self, keys: Iterable[StreamKey]) -> None:
        """Forget streams that lead somewhere else now."""
        for key in keys:
            self._still_s.pop(key.camera_id, None)

    def tile_for(self, request: TileRequest, now_mono_ns: int) -> Tile:
        """Return a new tile, whose picture has stood still for as long as it had when its camera was shown last."""
        still_s = self._still_s.pop(request.camera_id, None)
        return Tile(request, changed_before_mono_ns=None if still_s is None else now_mono_ns - int(still_s * 1e9))
