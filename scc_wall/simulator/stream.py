"""One stream of one camera: its pictures by its own steady clock, to all who play it."""

import random
from collections.abc import Callable
from typing import Final

from scc_wall.base.clock import Clock
from scc_wall.simulator.camera import Join
from scc_wall.simulator.clip import FRAMES_PER_S, KEYFRAME_EVERY
from scc_wall.simulator.faults import ActiveFault, Fault
from scc_wall.simulator.footage import Footage
from scc_wall.simulator.loop import Loop, Timer
from scc_wall.simulator.packets import CLOCK_HZ, PacketPicture
from scc_wall.simulator.sent import SentLog
from scc_wall.simulator.session import Session

INTERVAL_NS: Final = 1_000_000_000 // FRAMES_PER_S
_TICKS: Final = CLOCK_HZ // FRAMES_PER_S
_LATEST_NS: Final = 1_000_000_000
"""Later than this (a suspended machine) the stream goes on from now instead of sending all it missed in one burst."""


class Stream:
    """Sends pictures while anybody plays it; stands still otherwise, at no cost.

    The picture shown is a function of time: number `first_picture + i` is due at `epoch + i * 40 ms`, so that a stream
    never drifts, and one that nobody watched for a while is where it would have been.

    Parameters
    ----------
    epoch_ns
        When its first picture is due; phases of cameras differ in it.
    fault
        Returns the camera's fault.
    """

    frames_per_s = FRAMES_PER_S

    def __init__(
        self,
        loop: Loop,
        clock: Clock,
        footage: Footage,
        *,
        epoch_ns: int,
        first_picture: int,
        clock_offset_s: float,
        fault: Callable[[], ActiveFault | None],
    ) -> None:
        self.log = SentLog()
        self.clock_offset_s = clock_offset_s
        self.footage = footage
        self._loop, self._clock, self._epoch_ns = loop, clock, epoch_ns
        self._fault = fault
        self._sessions: list[Session] = []
        self._timer: Timer | None = None
        self._index = 0
        self._shift = first_picture
        self._timestamp_base = random.getrandbits(32)

    @property
    def fault(self) -> ActiveFault | None:
        """The camera's fault, if one is on."""
        return self._fault()

    @property
    def timestamp(self) -> int:
        """RTP time of the next picture."""
        self._catch_up()
        return (self._timestamp_base + self._index * _TICKS) & 0xFFFFFFFF

    def join(self, session: Session, join: Join) -> None:
        """Send to this session too, from the next picture on."""
        self._catch_up()
        self._sessions.append(session)
        if join is Join.KEYFRAME:
            self._shift += -self._number % KEYFRAME_EVERY
        if self._timer is None:
            self._wait()

    def leave(self, session: Session) -> None:
        """Send no more to this session; idempotent."""
        if session in self._sessions:
            self._sessions.remove(session)
        if not self._sessions and self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _catch_up(self) -> None:
        """Move on to the picture that is due next, after a time without anybody playing."""
        if not self._sessions:
            self._index = max(0, -((self._epoch_ns - self._clock.mono_ns()) // INTERVAL_NS))

    @property
    def _number(self) -> int:
        """Which picture of the clip is next."""
        return (self._index + self._shift) % len(self.footage.clip.pictures)

    def _wait(self) -> None:
        self._timer = self._loop.at(self._epoch_ns + self._index * INTERVAL_NS, self._tick)

    def _tick(self) -> None:
        now = self._clock.mono_ns()
        late_ns = now - (self._epoch_ns + self._index * INTERVAL_NS)
        if late_ns > _LATEST_NS:
            missed = late_ns // INTERVAL_NS
            self._index += missed
            self._shift -= missed
        self._send_next(now)
        self._index += 1
        if self._sessions:
            self._wait()

    def _send_next(self, now: int) -> None:
        fault = self._fault()
        kind = None if fault is None else fault.fault
        if fault is not None and silent(fault, now):
            return
        if fault is not None and kind is Fault.SLOW_RATE and not self._turn_of_slow(fault.number("per_s")):
            self._shift -= 1  # the clip goes on picture by picture, or it could not be decoded
            return
        number = self._number
        picture = self._frozen(number) if kind is Fault.FROZEN else self.footage.picture(number)
        self._send(picture, number, now)

    def _turn_of_slow(self, per_s: float) -> bool:
        """Whether a picture is due at that rate: pictures stay evenly spread on the 40 ms grid."""
        share = min(1.0, max(0.0, per_s / FRAMES_PER_S))
        return int((self._index + 1) * share) > int(self._index * share)

    def _frozen(self, number: int) -> PacketPicture:
        self._shift -= 1
        keyframe = number - number % KEYFRAME_EVERY
        return self.footage.frozen_picture(keyframe, self._index)

    def _send(self, picture: PacketPicture, number: int, now: int) -> None:
        self.log.add(number, now)
        timestamp = self.timestamp
        for session in tuple(self._sessions):
            if session.send(picture, timestamp):
                self.log.pictures += 1
            else:
                self.log.dropped += 1


def silent(fault: ActiveFault, now: int) -> bool:
    """Whether no picture goes out at this moment."""
    if fault.fault is Fault.PLAY_SILENT:
        return True
    if fault.fault is not Fault.STALL:
        return False
    every_ns, for_ns = fault.number("every_s") * 1e9, fault.number("for_s") * 1e9
    since = now - fault.since_mono_ns
    if every_ns > 0:
        return since % every_ns < for_ns
    return for_ns == 0 or since < for_ns
