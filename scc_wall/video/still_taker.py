"""Takes one picture of a stream at its own size, beside the wall's: on a thread of its own, one at a time.

::

    decoded now ──next picture, caught on its way──┐
    standing by ──kept pictures, decoded apart─────┴─► RGB into the block of whoever asked

A stream that is drawn gives its next picture; one that stands by, or does not go on, the newest of its kept group.
"""

import logging
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import takewhile
from queue import Empty, SimpleQueue
from typing import Final, Protocol

import cv2
import numpy as np

from scc_wall.base.clock import Clock
from scc_wall.video.canvas import Catch
from scc_wall.video.decoder import StreamDecoder
from scc_wall.video.picture import CodedPicture, StreamError
from scc_wall.video.pixels import Pixels
from scc_wall.video.protocol import StillTaken, TakeStill
from scc_wall.video.shared_memory import SharedBlock
from scc_wall.video.slots import Stamps

log = logging.getLogger(__name__)

NEXT_S: Final = 0.4
"""How long the next picture of a drawn stream is waited for before the kept ones are decoded."""
LOOK_S: Final = 0.05
"""How often it is looked whether a hidden stream has kept a newer picture; it is read every tenth of a second."""
THREADS: Final = 2
"""A kept group of 1080p takes a quarter to half a second; more threads would take cores from the wall's pictures."""


class Source(Protocol):
    """What is asked for pictures: a `Reader`."""

    @property
    def decodes(self) -> bool:
        """Whether its next picture comes decoded."""
        ...

    def kept(self) -> list[CodedPicture]:
        """Return coded pictures from a keyframe to the newest."""
        ...

    def catch_next(self, catch: Catch | None) -> None:
        """Have its next decoded picture given to `catch`, once."""
        ...


class StillTaker:
    """See above; `take`, `drop`, `answers` and `close` are for the control thread."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._executor: ThreadPoolExecutor | None = None
        self._answers: SimpleQueue[StillTaken] = SimpleQueue()
        self._dropped = threading.Event()
        self._newest = 0

    def take(self, wish: TakeStill, source: Source | None, block: SharedBlock) -> None:
        """Have it taken; `answers` tells of it later."""
        if self._executor is None:
            self._executor = ThreadPoolExecutor(1, "still")
        self._dropped.clear()
        self._newest = wish.ticket
        self._executor.submit(self._take, wish, source, block)

    def drop(self, ticket: int) -> None:
        """Stop waiting for it."""
        if ticket == self._newest:
            self._dropped.set()

    def answers(self) -> list[StillTaken]:
        """Return what was taken, or could not be, since the last call."""
        answers = []
        try:
            while True:
                answers.append(self._answers.get_nowait())
        except Empty:
            return answers

    def close(self) -> None:
        """Take no more, and wait for nothing. Idempotent."""
        self._dropped.set()
        if self._executor is not None:
            self._executor.shutdown(wait=False, cancel_futures=True)

    # ---- on its own thread

    def _take(self, wish: TakeStill, source: Source | None, block: SharedBlock) -> None:
        answer = StillTaken(wish.ticket)
        try:
            if source is not None:
                answer = self._taken(wish, source, block) or answer
        except StreamError as error:
            log.info("no still of %s: %s", wish.key, error)
        except Exception:
            log.exception("no still of %s", wish.key)
        finally:
            block.close()
            self._answers.put(answer)

    def _taken(self, wish: TakeStill, source: Source, block: SharedBlock) -> StillTaken | None:
        """Return what was put into the block; None if there was nothing."""
        until_mono_ns = self._clock.mono_ns() + int(wish.wait_s * 1e9)
        while True:
            left_s = max(0.0, (until_mono_ns - self._clock.mono_ns()) / 1e9)
            if source.decodes and (caught := self._next(wish, source, block, min(left_s, NEXT_S))) is not None:
                return caught
            now_mono_ns = self._clock.mono_ns()
            good = list(takewhile(lambda picture: not picture.damaged, source.kept()))
            newest_mono_ns = good[-1].arrived_mono_ns if good else 0
            over = self._dropped.is_set() or now_mono_ns >= until_mono_ns
            if good and (over or newest_mono_ns >= wish.not_before_mono_ns):
                return _decoded(wish, good, block, now_mono_ns)
            if over:
                return None
            self._dropped.wait(LOOK_S)

    def _next(self, wish: TakeStill, source: Source, block: SharedBlock, wait_s: float) -> StillTaken | None:
        """Return the next picture that is decoded anyway; None if none comes in that time."""
        caught: list[StillTaken | None] = []
        there = threading.Event()

        def catch(picture: Pixels, stamps: Stamps) -> None:
            try:
                caught.append(_put(wish, picture, block, (stamps.arrived_mono_ns, stamps.decoded_mono_ns)))
            except Exception:  # on the reader's thread, which must go on
                log.exception("no still of %s", wish.key)
            there.set()

        source.catch_next(catch)
        there.wait(wait_s)
        source.catch_next(None)  # afterwards it is not called any more: the block may be closed
        return caught[0] if caught else None


def _decoded(
    wish: TakeStill, kept: Sequence[CodedPicture], block: SharedBlock, chosen_mono_ns: int
) -> StillTaken | None:
    """Decode pictures from a keyframe on, and put the last one into the block."""
    decoder = StreamDecoder(kept[0].codec, lambda: None, threads=THREADS)
    for picture in kept:
        decoder.put(picture)
    last: CodedPicture | None = None
    while decoder.unread:
        last = decoder.grab() or last
    pixels = None if last is None else decoder.retrieve()
    while not decoder.in_order and (later := decoder.grab()) is not None:  # reordered ones wait inside for the end
        last, pixels = later, decoder.retrieve()
    if last is None or pixels is None:
        return None
    return _put(wish, pixels, block, (last.arrived_mono_ns, chosen_mono_ns))


def _put(wish: TakeStill, picture_bgr: Pixels, block: SharedBlock, mono_ns: tuple[int, int]) -> StillTaken | None:
    """Put a picture into the block; None if it is too large for it.

    Parameters
    ----------
    mono_ns
        When it arrived, and when it was chosen.
    """
    height, width, depth = picture_bgr.shape
    size_bytes = height * width * depth
    if size_bytes > block.size_bytes:
        log.warning("a still of %s would need %d bytes", wish.key, size_bytes)
        return None
    target = np.frombuffer(block.memory, np.uint8, size_bytes).reshape(height, width, depth)
    cv2.cvtColor(picture_bgr, cv2.COLOR_BGR2RGB, dst=target)
    return StillTaken(wish.ticket, (width, height), *mono_ns)
