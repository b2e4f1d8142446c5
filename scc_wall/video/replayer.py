"""Plays the kept pictures of one stream into a frame slot, at the pace in which they came; a thread of its own.

::

    BeginReplay ─► copy of the ring ─► decode from the keyframe ─► wait until due ─► slot
    SteerReplay ─► jump, pace, pause ──────┘

The stream is read and decoded live meanwhile, and its ring goes on: a replay has nothing to do with either any more.
"""

import logging
import threading
from collections.abc import Callable, Sequence
from typing import Final

from scc_wall.base.clock import Clock
from scc_wall.domain.replay import ReplayFailure, ReplayPhase, ReplayWish
from scc_wall.video.canvas import Canvas
from scc_wall.video.picture import CodedPicture, StreamError
from scc_wall.video.protocol import Drawing, ReplayTold
from scc_wall.video.replay_decoding import ReplayDecoding
from scc_wall.video.scratch import Scratches
from scc_wall.video.slots import SlotWriter

log = logging.getLogger(__name__)

GAP_NS: Final = 5_000_000_000
"""Where the camera sent nothing for longer, the replay waits so long and no longer."""
LATE_NS: Final = 150_000_000
SHOWN_AT_LEAST_EVERY_NS: Final = 200_000_000
"""A decoder that can't keep the pace leaves pictures out, but not all of them (as `pace` does for live ones)."""


class Replayer:
    """One replay.

    Parameters
    ----------
    number
        Of the replay, in what is told of it.
    pictures
        What is played; a keyframe first, not empty.
    tell
        Called with each change, on its thread.
    """

    def __init__(
        self,
        number: int,
        pictures: Sequence[CodedPicture],
        wish: ReplayWish,
        clock: Clock,
        *,
        scratches: Scratches,
        tell: Callable[[ReplayTold], object],
    ) -> None:
        self.number = number
        self._pictures = pictures
        self._wish = wish
        self._clock = clock
        self._tell = tell
        # Each picture is kept: a paused one must be drawn again when its tile is zoomed or resized.
        self._canvas = Canvas(clock, scratches, keep_every_ns=0)
        self._decoding = ReplayDecoding(pictures)
        self._changed = threading.Condition()
        self._wished = True
        self._ending = False
        self._waiting: CodedPicture | None = None
        self._anchor = (0, pictures[0].arrived_mono_ns)
        self._reached_mono_ns = pictures[0].arrived_mono_ns
        self._shown_mono_ns: int | None = None
        self._thread = threading.Thread(target=self._run, name=f"replay:{number}", daemon=True)

    # ---- for the control thread

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def told(self, phase: ReplayPhase, failure: ReplayFailure | None = None) -> ReplayTold:
        """Return what is to be told of it."""
        first, last = self._pictures[0].arrived_mono_ns, self._pictures[-1].arrived_mono_ns
        return ReplayTold(self.number, phase, first, last, failure)

    def steer(self, wish: ReplayWish) -> None:
        """Go on like that; of several jumps that were not made yet, the last is made."""
        with self._changed:
            if wish.at_mono_ns is None and self._wished:
                wish = wish._replace(at_mono_ns=self._wish.at_mono_ns)
            self._wish, self._wished = wish, True
            self._changed.notify_all()

    def draw_into(self, outputs: dict[int, Drawing], writers: dict[int, SlotWriter]) -> None:
        """Draw into these slots from now on, at once what is shown now; afterwards into no other."""
        self._canvas.set_outputs(outputs, writers)

    def end(self) -> None:
        """Ask it to end; afterwards it draws nothing. Nobody waits for it: it may be in a native call."""
        self._canvas.set_outputs({}, {})
        with self._changed:
            self._ending = True
            self._changed.notify_all()

    def join(self, timeout_s: float) -> bool:
        """Wait for its end; return whether it ended."""
        self._thread.join(timeout_s)
        return not self._thread.is_alive()

    # ---- on its thread

    def _run(self) -> None:
        try:
            self._play()
        except StreamError as error:
            log.warning("replay %d: %s", self.number, error)
            self._tell(self.told(ReplayPhase.FAILED, ReplayFailure.UNDECODABLE))
        except Exception:
            log.exception("replay %d failed", self.number)
            self._tell(self.told(ReplayPhase.FAILED, ReplayFailure.UNDECODABLE))
        finally:
            self._decoding.close()

    def _play(self) -> None:
        at_end = False
        while (wish := self._next_wish(rests=at_end)) is not None:
            if wish.at_mono_ns is not None:
                if at_end:
                    self._tell(self.told(ReplayPhase.PLAYING))
                at_end = not self._jump(wish.at_mono_ns)
            elif at_end:  # only a jump leads out of the end
                continue
            else:
                at_end = not self._step(wish)
            if at_end:
                nothing = self._shown_mono_ns is None
                failed = self.told(ReplayPhase.FAILED, ReplayFailure.UNDECODABLE)
                self._tell(failed if nothing else self.told(ReplayPhase.ENDED))

    def _next_wish(self, *, rests: bool) -> ReplayWish | None:
        """Return what is wished, with a jump if it is new; wait for news while nothing is to be played; None: end."""
        with self._changed:
            while not (self._ending or self._wished or (self._wish.playing and not rests)):
                self._changed.wait()
            if self._ending:
                return None
            wish, self._wished = self._wish, False
            if wish.at_mono_ns is not None:
                self._wish = wish._replace(at_mono_ns=None)
        return wish

    def _jump(self, at_mono_ns: int) -> bool:
        """Show the picture of that time, or the next good one; return False if there is none."""
        self._waiting = None
        target_mono_ns = self._decoding.seek(at_mono_ns)
        while not self._ending:
            picture = self._decoding.advance()
            if picture is None:
                return False
            if picture.arrived_mono_ns >= target_mono_ns and not picture.damaged:
                self._show(picture)
                self._anchor_here()
                return True
        return True

    def _step(self, wish: ReplayWish) -> bool:
        """Show the next picture when it is due; return False at the end."""
        picture = self._waiting or self._decoding.advance()
        if picture is None:
            return False
        if self._waiting is None and picture.arrived_mono_ns - self._reached_mono_ns > GAP_NS:
            real_mono_ns, kept_mono_ns = self._anchor
            skipped_ns = picture.arrived_mono_ns - self._reached_mono_ns - GAP_NS
            self._anchor = (real_mono_ns, kept_mono_ns + skipped_ns)
        self._waiting = picture
        if self._wait_until_due(picture, wish):
            self._waiting = None
            if not picture.damaged and not self._is_late(picture, wish):
                self._show(picture)
            self._reached_mono_ns = picture.arrived_mono_ns
        return True

    def _wait_until_due(self, picture: CodedPicture, wish: ReplayWish) -> bool:
        """Return True when it is due; False if something else is wished, and counted from here then."""
        with self._changed:
            while not (self._wished or self._ending):
                left_ns = self._due_mono_ns(picture, wish) - self._clock.mono_ns()
                if left_ns <= 0:
                    return True
                self._changed.wait(left_ns / 1e9)
        self._anchor_here()
        return False

    def _due_mono_ns(self, picture: CodedPicture, wish: ReplayWish) -> int:
        real_mono_ns, kept_mono_ns = self._anchor
        return real_mono_ns + int((picture.arrived_mono_ns - kept_mono_ns) / wish.speed)

    def _is_late(self, picture: CodedPicture, wish: ReplayWish) -> bool:
        if picture is self._pictures[-1]:
            return False  # that one stays
        now_mono_ns = self._clock.mono_ns()
        late_ns = now_mono_ns - self._due_mono_ns(picture, wish)
        shown_mono_ns = self._shown_mono_ns
        return late_ns > LATE_NS and shown_mono_ns is not None and now_mono_ns - shown_mono_ns < SHOWN_AT_LEAST_EVERY_NS

    def _anchor_here(self) -> None:
        self._anchor = (self._clock.mono_ns(), self._reached_mono_ns)

    def _show(self, picture: CodedPicture) -> None:
        self._canvas.show(self._decoding.retrieve, picture.arrived_mono_ns)
        self._reached_mono_ns = picture.arrived_mono_ns
        self._shown_mono_ns = self._clock.mono_ns()
