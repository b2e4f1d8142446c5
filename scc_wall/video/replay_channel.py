"""The one replay of a wall as the UI process holds it: which tile shows which slot of the past."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from scc_wall.base.clock import Clock
from scc_wall.base.tuples import new_tuple
from scc_wall.domain.camera import Opener, StreamKey, StreamRole
from scc_wall.domain.feed import Picture
from scc_wall.domain.replay import Kept, ReplayFailure, ReplayPhase, ReplayState, ReplayWish
from scc_wall.domain.tile import TileRequest
from scc_wall.video.decode_pool import DecodePool
from scc_wall.video.decode_worker import DecodeWorker
from scc_wall.video.lane import Lane, Slot
from scc_wall.video.planner import drawing_of
from scc_wall.video.protocol import BeginReplay, Drawing, DrawReplay, EndReplay, ReplayTold, SteerReplay, StreamHealth

ENOUGH_KEPT_S: Final = 20.0
"""With so much of the stream that is shown, nobody asks for the other one's."""


def kept_of(key: StreamKey, health: StreamHealth | None) -> Kept:
    """Return what is kept of a stream."""
    seconds = 0.0 if health is None else health.facts.kept_s
    return Kept(key, seconds, replayable=health is None or health.opener is Opener.THIN)


def best_kept(found: Sequence[Kept], shown: StreamRole | None) -> Kept | None:
    """Return what to replay of a camera's streams: the longest, but the one that is shown if it has enough."""
    enough = [kept for kept in found if kept.key.role is shown and kept.seconds >= ENOUGH_KEPT_S]
    return max(enough or found, key=lambda kept: kept.seconds, default=None)


@dataclass(slots=True)
class _Running:
    """What belongs to one replay.

    Parameters
    ----------
    shown, coming
        The slot whose pictures are shown, and one of another size that takes its place with its first picture.
    """

    number: int
    request: TileRequest
    key: StreamKey
    lane: Lane
    worker: DecodeWorker | None
    drawing: Drawing
    shown: Slot
    slot_id: int
    coming: Slot | None = None
    seen: int = 0
    gone: bool = False


class ReplayChannel:
    """See above; lives on the UI thread and never waits.

    Attributes
    ----------
    tile_id
        The tile that shows the past now; None while all are live.
    """

    def __init__(self, pool: DecodePool, clock: Clock) -> None:
        self._pool = pool
        self._clock = clock
        self._number = 0
        self._running: _Running | None = None
        self.tile_id: str | None = None

    @property
    def replayed(self) -> str | None:
        """The tile that a replay was begun for, whether it shows it or not."""
        return None if self._running is None else self._running.request.tile_id

    def begin(self, request: TileRequest, key: StreamKey, wish: ReplayWish) -> None:
        """Begin a replay; the one before ends."""
        self.end()
        lane = self._pool.lane_of(key)
        if lane is None or min(request.size_px) < 1:
            return
        self._number += 1
        drawing = drawing_of(request)
        with self._pool.lock():
            slot = lane.make_slot(drawing.size_px)
            self._running = _Running(
                self._number, request, key, lane, lane.worker, drawing, slot, self._slot_id(slot), gone=not lane.worker
            )
            lane.replay(BeginReplay(self._number, key, slot.number, drawing, wish, self._clock.mono_ns()))

    def _slot_id(self, slot: Slot) -> int:
        return -(self._number * 1000 + slot.number)  # those of live slots are positive

    def steer(self, wish: ReplayWish) -> None:
        """Let it go on like that."""
        if (running := self._running) is not None:
            with self._pool.lock():
                running.lane.replay(SteerReplay(running.number, wish))

    def follow(self, request: TileRequest) -> None:
        """Show it in that tile, drawn as that asks for."""
        running = self._running
        if running is None:
            return
        if self.tile_id == running.request.tile_id:
            self.tile_id = request.tile_id
        running.request = request
        drawing = drawing_of(request)
        if drawing == running.drawing or min(drawing.size_px) < 1:
            return
        with self._pool.lock():
            if running.coming is not None:
                target = running.coming
                if drawing.size_px != target.size_px:
                    running.lane.drop_slot(target.number)
                    target = running.coming = running.lane.make_slot(drawing.size_px)
            elif drawing.size_px == running.shown.size_px:
                target = running.shown
            else:
                target = running.coming = running.lane.make_slot(drawing.size_px)
            running.drawing = drawing
            running.lane.replay(DrawReplay(running.number, target.number, drawing))

    def state(self) -> ReplayState | None:
        """Return how it is, None if there is none."""
        running = self._running
        if running is None:
            return None
        headers = running.lane.headers
        shown_mono_ns = headers.newest_arrived_mono_ns[running.shown.number] if self._has_picture(running) else 0
        state = ReplayState(running.request.tile_id, running.key, ReplayPhase.OPENING, shown_mono_ns=shown_mono_ns)
        told = running.lane.replay_told
        if told is not None and told.replay == running.number:
            state = _told(state, told)
        running.gone = running.gone or running.lane.worker is not running.worker
        if running.gone:
            return state._replace(phase=ReplayPhase.FAILED, failure=ReplayFailure.PROCESS_GONE)
        return state

    def _has_picture(self, running: _Running) -> bool:
        return running.lane.headers.sequence[running.shown.number] > 0

    def show_past(self, *, past: bool) -> None:
        """Have the tile show it, once there is a picture; or the camera as it is."""
        running = self._running
        on = past and running is not None and self._has_picture(running)
        self.tile_id = running.request.tile_id if on and running is not None else None

    def news(self) -> bool:
        """Return whether there is a newer picture than at the last call."""
        running = self._running
        if running is None:
            return False
        sequence = running.lane.headers.sequence
        coming = running.coming
        if coming is not None and sequence[coming.number] > 0:
            old, running.shown, running.coming, running.seen = running.shown, coming, None, 0
            running.slot_id = self._slot_id(coming)
            with self._pool.lock():
                running.lane.drop_slot(old.number)
        now = sequence[running.shown.number]
        newer, running.seen = now != running.seen, now
        return newer

    def picture(self) -> Picture | None:
        """Return the newest picture of the past."""
        running = self._running
        taken = None if running is None else running.shown.reader.take()
        if taken is None or running is None:
            return None
        pixels, sequence, image_rect_px, arrived_mono_ns = taken
        # The fields of `Picture`, in their order; the last one says that it is of the past.
        return new_tuple(Picture, (pixels, image_rect_px, sequence, running.slot_id, arrived_mono_ns, True))

    def end(self) -> None:
        """End it, and let the tile be live at once. Idempotent."""
        running, self._running = self._running, None
        self.tile_id = None
        if running is None:
            return
        with self._pool.lock():
            running.lane.replay(EndReplay(running.number))
            for slot in (running.shown, running.coming):
                if slot is not None:
                    running.lane.drop_slot(slot.number)


def _told(state: ReplayState, told: ReplayTold) -> ReplayState:
    return state._replace(
        phase=told.phase,
        from_mono_ns=told.from_mono_ns,
        until_mono_ns=told.until_mono_ns,
        failure=told.failure,
    )
