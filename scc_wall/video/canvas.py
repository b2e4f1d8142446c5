"""What one stream shows: its newest picture and the slots it is drawn into."""

import threading
from collections.abc import Callable
from typing import Final

import numpy as np

from scc_wall.base.clock import Clock
from scc_wall.base.tuples import new_tuple
from scc_wall.video.pixels import Pixels
from scc_wall.video.protocol import Drawing
from scc_wall.video.scaler import Scaler
from scc_wall.video.scratch import Scratches
from scc_wall.video.slots import SlotWriter, Stamps

KEEP_EVERY_NS: Final = 1_000_000_000
"""A picture is kept that often, and each of a slow stream: to be drawn again it must be copied."""
SLOW_NS: Final = 250_000_000
"""A stream with so much time between two pictures is slow: a tile does not wait for its next one."""

Retrieve = Callable[[Pixels | None], Pixels | None]
"""Puts the picture decoded last into that memory if it fits, and returns it; None if there is none."""
Catch = Callable[[Pixels, Stamps], object]
"""Given one picture as it was decoded, to be copied before it returns."""


class Canvas:
    """Slots of one stream, drawn by its reader and changed by the control thread.

    A slot that comes while pictures run slowly, or not at all, is filled at once with a kept one, so that a resized or
    zoomed tile does not wait for the next picture (which a camera of one picture in 2 s would make long).
    """

    def __init__(self, clock: Clock, scratches: Scratches | None = None, *, keep_every_ns: int = KEEP_EVERY_NS) -> None:
        self._clock = clock
        self._keep_every_ns = keep_every_ns
        self._lock = threading.Lock()
        self._scaler = Scaler()
        self._scratches = scratches or Scratches()
        self._outputs: dict[int, Drawing] = {}
        self._kept: tuple[Pixels, Stamps] | None = None
        self._memory: Pixels | None = None
        self._shown_mono_ns = 0
        self._keep_from_mono_ns = 0
        self._catch: Catch | None = None
        self.wanted = False

    def set_outputs(self, outputs: dict[int, Drawing], writers: dict[int, SlotWriter]) -> None:
        """Replace the slots; afterwards none but these is written to."""
        with self._lock:
            changed = {slot for slot, drawing in outputs.items() if self._outputs.get(slot) != drawing}
            self._outputs = dict(outputs)
            self._scaler.set_targets(outputs, writers)
            self.wanted = bool(outputs)
            if changed and self._kept is not None and self._is_due():
                picture, stamps = self._kept
                scratch = self._scratches.take()
                self._scaler.draw(picture, stamps, scratch, only=changed)
                self._scratches.give(scratch)

    def _is_due(self) -> bool:
        """Return whether the kept picture is the newest, or the next one does not come at once."""
        assert self._kept is not None
        is_newest = self._kept[1].decoded_mono_ns == self._shown_mono_ns
        return is_newest or self._clock.mono_ns() - self._shown_mono_ns >= SLOW_NS

    def show(self, retrieve: Retrieve, arrived_mono_ns: int) -> tuple[int, int] | None:
        """Retrieve a picture and draw it into every slot.

        Returns
        -------
        tuple
            Its (width, height); None if there was none to retrieve.
        """
        with self._lock:
            scratch = self._scratches.take()
            picture = retrieve(scratch.picture_bgr)
            if picture is None:
                return None
            scratch.picture_bgr = picture
            now_mono_ns = self._clock.mono_ns()
            stamps = new_tuple(Stamps, (arrived_mono_ns, now_mono_ns))
            self._scaler.draw(picture, stamps, scratch)
            if now_mono_ns - self._shown_mono_ns >= SLOW_NS or now_mono_ns >= self._keep_from_mono_ns:
                self._keep(picture, stamps)
            if self._catch is not None:
                catch, self._catch = self._catch, None
                catch(picture, stamps)
            self._shown_mono_ns = now_mono_ns
            self._scratches.give(scratch)
            height, width, _ = picture.shape
            return width, height

    def _keep(self, picture: Pixels, stamps: Stamps) -> None:
        self._keep_from_mono_ns = stamps.decoded_mono_ns + self._keep_every_ns
        if self._memory is None or self._memory.shape != picture.shape:
            self._memory = np.empty_like(picture)
        np.copyto(self._memory, picture)
        self._kept = (self._memory, stamps)

    def catch_next(self, catch: Catch | None) -> None:
        """Have the next picture given to `catch` on its way, once; None: no longer."""
        with self._lock:
            self._catch = catch

    @property
    def is_asked(self) -> bool:
        """Whether the next picture is waited for, by a slot or by somebody who catches it."""
        return self.wanted or self._catch is not None

    def forget(self) -> None:
        """Forget the kept picture: it is old."""
        with self._lock:
            self._kept = None
            self._keep_from_mono_ns = 0
