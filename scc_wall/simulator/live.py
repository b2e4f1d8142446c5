"""A stream whose pictures are made and coded while it is watched, for cameras that can be steered.

Same face as `stream.Stream`: the camera, its dialogue and its faults do not tell them apart.
"""

import random
from collections.abc import Callable, Sequence
from typing import Final, Protocol

import numpy as np
import numpy.typing as npt

from scc_wall.base.clock import Clock
from scc_wall.domain.camera import StreamRole
from scc_wall.simulator.camera import Join
from scc_wall.simulator.clip import Clip, Codec
from scc_wall.simulator.faults import ActiveFault, Fault
from scc_wall.simulator.loop import Loop, Timer
from scc_wall.simulator.name_band import yuv_planes
from scc_wall.simulator.packets import CLOCK_HZ, packetise, picture_of
from scc_wall.simulator.sent import SentLog
from scc_wall.simulator.session import Session
from scc_wall.simulator.stream import silent

KEYFRAME_EVERY: Final = 20
NUMBERS: Final = 1 << 16
"""The number in a picture's stamp counts up to here."""
Image = npt.NDArray[np.uint8]
Planes = tuple[Image, Image, Image]


class PictureEncoder(Protocol):
    """Codes pictures one after the other."""

    parameter_sets: tuple[bytes, bytes]

    def encode(self, planes: Planes, *, keyframe: bool) -> Sequence[bytes]:
        """Return the NAL units of a picture, without parameter sets."""
        ...


class LiveSource(Protocol):
    """What makes a camera's pictures."""

    def size_px(self, role: StreamRole) -> tuple[int, int]:
        """Return width and height of a stream."""
        ...

    def frames_per_s(self, role: StreamRole) -> int:
        """Return how many pictures a second a stream has."""
        ...

    def picture(self, role: StreamRole, number: int) -> Image:
        """Return what is seen now, with its number in the stamp: ``(height, width, 3) uint8``, BGR."""
        ...

    def encoder(self, role: StreamRole) -> PictureEncoder:
        """Return a fresh encoder."""
        ...


class LiveFootage:
    """Describes the stream as a clip without pictures."""

    def __init__(self, name: str, size_px: tuple[int, int], parameter_sets: tuple[bytes, bytes]) -> None:
        self.clip = Clip(name, Codec.H264, size_px, 0, parameter_sets, ())


class LiveStream:
    """Sends pictures while anybody plays it; makes none otherwise.

    Parameters
    ----------
    epoch_ns
        When its first picture is due.
    fault
        Returns the camera's fault.
    """

    def __init__(
        self,
        loop: Loop,
        clock: Clock,
        source: LiveSource,
        role: StreamRole,
        *,
        epoch_ns: int,
        clock_offset_s: float,
        fault: Callable[[], ActiveFault | None],
    ) -> None:
        self.log = SentLog()
        self.frames_per_s = source.frames_per_s(role)
        self.clock_offset_s = clock_offset_s
        self._encoder = source.encoder(role)
        self.footage = LiveFootage(f"live-{role}", source.size_px(role), self._encoder.parameter_sets)
        self._loop, self._clock, self._source, self._role = loop, clock, source, role
        self._epoch_ns, self._fault = epoch_ns, fault
        self._interval_ns = 1_000_000_000 // self.frames_per_s
        self._sessions: list[Session] = []
        self._timer: Timer | None = None
        self._index = 0
        self._since_keyframe = KEYFRAME_EVERY
        self._planes: Planes | None = None
        self._timestamp_base = random.getrandbits(32)

    @property
    def fault(self) -> ActiveFault | None:
        """The camera's fault, if one is on."""
        return self._fault()

    @property
    def timestamp(self) -> int:
        """RTP time of the next picture."""
        self._catch_up()
        return (self._timestamp_base + self._index * CLOCK_HZ // self.frames_per_s) & 0xFFFFFFFF

    def join(self, session: Session, join: Join) -> None:
        """Send to this session too, from the next picture on."""
        self._catch_up()
        if join is Join.KEYFRAME or not self._sessions:
            self._since_keyframe = KEYFRAME_EVERY
        self._sessions.append(session)
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
        if not self._sessions:
            self._index = max(self._index, self._due_index())

    def _due_index(self) -> int:
        """Return the number of the first picture that is not yet due."""
        return max(0, -((self._epoch_ns - self._clock.mono_ns()) // self._interval_ns))

    def _wait(self) -> None:
        self._timer = self._loop.at(self._epoch_ns + self._index * self._interval_ns, self._tick)

    def _tick(self) -> None:
        now = self._clock.mono_ns()
        fault = self._fault()
        if fault is None or not (silent(fault, now) or (fault.fault is Fault.SLOW_RATE and not self._turn(fault))):
            self._send(now, frozen=fault is not None and fault.fault is Fault.FROZEN)
        # Where coding takes longer than the interval, pictures are left out rather than piled up.
        self._index = max(self._index + 1, self._due_index())
        if self._sessions:
            self._wait()

    def _turn(self, fault: ActiveFault) -> bool:
        share = min(1.0, max(0.0, fault.number("per_s") / self.frames_per_s))
        return int((self._index + 1) * share) > int(self._index * share)

    def _send(self, now: int, *, frozen: bool) -> None:
        number = self._index % NUMBERS
        if self._planes is None or not frozen:
            self._planes = yuv_planes(self._source.picture(self._role, number))
        keyframe = self._since_keyframe >= KEYFRAME_EVERY
        self._since_keyframe = 1 if keyframe else self._since_keyframe + 1
        nals = self._encoder.encode(self._planes, keyframe=keyframe)
        sets = self._encoder.parameter_sets if keyframe else ()
        picture = picture_of([packetise((*sets, *nals), Codec.H264, ends_picture=True)], keyframe=keyframe)
        self.log.add(number, now)
        timestamp = self.timestamp
        for session in tuple(self._sessions):
            if session.send(picture, timestamp):
                self.log.pictures += 1
            else:
                self.log.dropped += 1
