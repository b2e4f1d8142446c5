"""Reads a stream on its RTSP connection without ever waiting: for a thread that reads many."""

from collections import deque
from collections.abc import Callable
from typing import Final

from scc_wall.base.clock import Clock
from scc_wall.domain.cause import Cause
from scc_wall.video.picture import CodedPicture, PolledStream, StreamError
from scc_wall.video.rtsp.interleaved import Incoming
from scc_wall.video.rtsp.transport_tcp import Connection


class PolledRtsp(PolledStream):
    """RTP in the RTSP connection, unencrypted: everything comes through one socket, and nothing is held back above it.

    Parameters
    ----------
    ready
        Whole pictures that nobody took yet.
    serve
        Deals with the messages that came.
    do_duties
        Sends what is due at a monotonic time.
    read_s
        How long the camera may send no picture.
    """

    def __init__(
        self,
        connection: Connection,
        incoming: Incoming,
        ready: deque[CodedPicture],
        *,
        serve: Callable[[], None],
        do_duties: Callable[[int], None],
        clock: Clock,
        read_s: float,
    ) -> None:
        self._connection: Final = connection
        self._incoming: Final = incoming
        self._ready = ready
        self._serve = serve
        self._do_duties = do_duties
        self._clock = clock
        self._read_s = read_s
        self._picture_mono_ns = clock.mono_ns()
        connection.set_waiting(waiting=False)

    def fileno(self) -> int:
        """Return the descriptor of the connection."""
        return self._connection.sock.fileno()

    def receive(self) -> bool:
        """Receive what has come, or as much of it as there is room for; return whether there may be more."""
        self._incoming.receive(0.0)
        return self._incoming.is_full

    def take(self) -> CodedPicture | None:
        """Return the next picture of what was received, None if there is no whole one; raises `StreamError`."""
        ready, incoming = self._ready, self._incoming
        if not ready:
            incoming.walk()
        while not ready:
            if not incoming.messages:
                return None
            self._serve()
            incoming.walk()
        picture = ready.popleft()
        self._picture_mono_ns = picture.arrived_mono_ns
        return picture

    def holds_bytes(self) -> bool:
        """Return whether anything received was not taken yet."""
        return bool(self._ready) or not self._incoming.is_empty

    def attend(self) -> None:
        """Send what is due; raises `StreamError` STALLED when no picture came for too long."""
        now_mono_ns = self._clock.mono_ns()
        self._do_duties(now_mono_ns)
        if now_mono_ns - self._picture_mono_ns > self._read_s * 1e9:
            raise StreamError(Cause.STALLED, f"no whole picture in {self._read_s:g} s")

    def end(self) -> None:
        """Go back to waiting reads."""
        self._connection.set_waiting(waiting=True)
