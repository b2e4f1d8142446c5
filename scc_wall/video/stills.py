"""Asks for one picture at its own size at a time: of the main stream, else of the one shown, else the tile's own.

::

    ask ─► main shown or standing by? ─► its process takes one ───────────────┐
             └─no─► opened beside the wall, for 3 s at most ─► as above ──────┼─► `Still`
    none came, or an old one ─► the stream that is shown ─► as above ─────────┤
    none came (the camera is lost) ─► what the tile still shows, scaled ──────┘

Lives on the UI thread and is driven by the feed's tick; while nothing is asked for it costs one comparison.
"""

import itertools
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Final, Protocol

from scc_wall.base.clock import Clock
from scc_wall.domain.camera import StreamKey, StreamRole
from scc_wall.domain.still import Still
from scc_wall.domain.tile import TileStatus
from scc_wall.domain.tile_state import STALE_AFTER_S, LinkPhase
from scc_wall.video.decode_pool import DecodePool
from scc_wall.video.lane import Lane
from scc_wall.video.protocol import DropStill, StillTaken, TakeStill
from scc_wall.video.shared_memory import SharedBlock
from scc_wall.video.tiles import Tile

LARGEST_BYTES: Final = 3 * 16 * 1024 * 1024
"""16 megapixels: cameras have up to 12. Only what is written to takes memory."""
KEPT_WAIT_S: Final = 1.0
"""A stream that stands by is read every tenth of a second; some send a picture a second."""
OPEN_WAIT_S: Final = 3.0
"""A main stream that is opened for this alone: connected in tenths of a second, its keyframe comes in 1 to 2 s."""
ANSWER_S: Final = 3.0
"""For decoding, and for the answer, beyond the wait itself."""


class Streams(Protocol):
    """What the feed knows of its streams."""

    def is_held(self, key: StreamKey) -> bool:
        """Return whether the stream is open or being opened."""
        ...

    def hold_beside(self, key: StreamKey | None) -> None:
        """Hold a stream though no tile shows it; None: no longer."""
        ...

    def status_of(self, key: StreamKey, arrived_mono_ns: int, at_mono_ns: int) -> TileStatus:
        """Return what was so of a stream at a moment, when its newest picture was the one that arrived then."""
        ...


@dataclass(slots=True)
class _Asked:
    """A still that is being taken.

    Parameters
    ----------
    camera_id
        Of the camera that it is of: the tile may be given to another one while it is taken.
    left
        Streams that were not tried yet, the best first.
    """

    tile: Tile
    camera_id: int | None
    done: Callable[[Still | None], object]
    left: list[StreamKey]
    not_before_mono_ns: int
    key: StreamKey | None = None
    lane: Lane | None = None
    ticket: int = 0
    block: SharedBlock | None = field(default=None, repr=False)
    until_mono_ns: int = 0


class Stills:
    """See above."""

    def __init__(self, pool: DecodePool, clock: Clock, streams: Streams) -> None:
        self._pool = pool
        self._clock = clock
        self._streams = streams
        self._tickets = itertools.count(1)
        self.asked: _Asked | None = None

    def ask(self, tile: Tile, keys: tuple[StreamKey, ...], done: Callable[[Still | None], object]) -> bool:
        """Begin; False while another one is being taken.

        Parameters
        ----------
        keys
            The camera's streams, `main` first.
        """
        if self.asked is not None:
            return False
        shown = tile.shown
        order = sorted(keys, key=lambda key: (key.role is not StreamRole.MAIN, shown is None or key != shown.key))
        newest_mono_ns = 0 if shown is None else shown.arrived_mono_ns or 0
        self.asked = _Asked(tile, keys[0].camera_id if keys else None, done, order, newest_mono_ns)
        self._try_next(self.asked)
        return True

    def tick(self) -> None:
        """Look whether it was answered; called while something is asked for."""
        asked = self.asked
        if asked is None or asked.lane is None:
            return
        answer = asked.lane.stills.pop(asked.ticket, None)
        if answer is not None and answer.size_px is not None and not self._too_old(asked, answer):
            self._finish(asked, self._still(asked, answer))
        elif answer is not None or self._clock.mono_ns() > asked.until_mono_ns:
            self._try_next(asked)

    def _too_old(self, asked: _Asked, answer: StillTaken) -> bool:
        """Return whether the tile shows a clearly newer picture, and its stream was not asked yet."""
        older_ns = asked.not_before_mono_ns - answer.arrived_mono_ns
        return older_ns > STALE_AFTER_S * 1e9 and bool(asked.left)

    def close(self) -> None:
        """Ask for nothing any more; nobody is told. Idempotent."""
        if self.asked is not None:
            self._let_go(self.asked)
            self.asked = None

    def _try_next(self, asked: _Asked) -> None:
        """Ask for the next stream that may have a picture; without one, give what the tile holds."""
        self._let_go(asked)
        while asked.left:
            asked.key = key = asked.left.pop(0)
            if self._begin(asked, key):
                return
        self._finish(asked, self._of_tile(asked))

    def _begin(self, asked: _Asked, key: StreamKey) -> bool:
        health = self._pool.health(key)
        if health is not None and health.link.phase in {LinkPhase.WAITING, LinkPhase.REFUSED}:
            return False  # it has no picture, and none comes soon
        held = self._streams.is_held(key)
        if not held:
            self._streams.hold_beside(key)
        lane = self._pool.lane_of(key)
        worker = None if lane is None else lane.worker
        if lane is None or worker is None:
            return False
        wait_s = KEPT_WAIT_S if held else OPEN_WAIT_S
        lane.stills.clear()  # one is asked for at a time: what is there came too late
        asked.lane, asked.ticket = lane, next(self._tickets)
        asked.block = SharedBlock.create(LARGEST_BYTES)
        asked.until_mono_ns = self._clock.mono_ns() + int((wait_s + ANSWER_S) * 1e9)
        worker.post(TakeStill(asked.ticket, key, asked.not_before_mono_ns, wait_s), asked.block)
        return True

    def _let_go(self, asked: _Asked) -> None:
        """Give up what is waited for, in the order in which its process hears of it."""
        lane, block, asked.lane, asked.block = asked.lane, asked.block, None, None
        self._streams.hold_beside(None)
        if lane is None or block is None:
            return
        lane.stills.pop(asked.ticket, None)
        if lane.worker is not None:
            lane.worker.post(DropStill(asked.ticket), then_close=block)
        else:
            block.close()

    def _finish(self, asked: _Asked, still: Still | None) -> None:
        self.asked = None
        self._let_go(asked)
        asked.done(still)

    def _still(self, asked: _Asked, answer: StillTaken) -> Still:
        block, asked.block = asked.block, None  # whoever takes the still closes it
        assert block is not None
        assert asked.key is not None
        assert answer.size_px is not None
        width, height = answer.size_px
        pixels = memoryview(block.memory)[: 3 * width * height]

        def close() -> None:
            with suppress(BufferError):  # a view that an error still holds: freed with it
                pixels.release()
            block.close()

        chosen_mono_ns = answer.chosen_mono_ns
        status = self._streams.status_of(asked.key, answer.arrived_mono_ns, chosen_mono_ns)
        return Still(
            pixels, (width, height), asked.key, answer.arrived_mono_ns, chosen_mono_ns, status, whole=True, close=close
        )

    def _of_tile(self, asked: _Asked) -> Still | None:
        """Return a copy of what the tile shows; None if it never showed anything, or shows another camera by now."""
        shown = asked.tile.shown
        if shown is None or shown.key.camera_id != asked.camera_id:
            return None
        picture = asked.tile.picture()
        if picture is None:
            return None
        pixels = memoryview(bytes(picture.pixels.cast("B")))
        size_px, now_mono_ns = picture.size_px, self._clock.mono_ns()
        status = self._streams.status_of(shown.key, picture.arrived_mono_ns, now_mono_ns)
        return Still(
            pixels, size_px, shown.key, picture.arrived_mono_ns, now_mono_ns, status, whole=False, close=_nothing
        )


def _nothing() -> None:
    """Do nothing: a copy is freed with its last holder."""
