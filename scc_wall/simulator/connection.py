"""One RTSP connection: requests in, answers and packets out, and the faults that a connection can have."""

import random
import selectors
import socket
import struct
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from scc_wall.base.clock import Clock
from scc_wall.simulator.faults import Fault
from scc_wall.simulator.loop import Loop, Timer
from scc_wall.simulator.messages import BadRequestError, Request, Response, take_message
from scc_wall.simulator.outlet import Outlet, TcpOutlet, TcpQueue, UdpOutlet
from scc_wall.simulator.session import Session

if TYPE_CHECKING:
    from scc_wall.simulator.device import AnyStream, Device

_RECEIVE_BYTES: Final = 65536
_LINGER: Final = "hh" if sys.platform == "win32" else "ii"  # struct linger: on, seconds
_SEND_BUFFER_BYTES: Final = 256 * 1024
"""Asked of the system: it would otherwise grow to megabytes and hide a slow client for many seconds."""


class Connection:
    """One client's connection; at most one session for each stream that it plays.

    Parameters
    ----------
    device
        The camera, None while the first request has not named it (on the shared port).
    answer
        Judges and answers a request; None leaves it unanswered.
    on_closed
        Called once when the connection ended.
    """

    def __init__(
        self,
        loop: Loop,
        clock: Clock,
        sock: socket.socket,
        *,
        device: "Device | None",
        answer: "Callable[[Connection, Request], Response | None]",
        on_closed: "Callable[[Connection], None]",
    ) -> None:
        sock.settimeout(0)
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _SEND_BUFFER_BYTES)
        self.device = device
        self.clock = clock
        self.loop = loop
        self.sessions: dict[Session, AnyStream] = {}
        self.playing: set[Session] = set()
        self.queue = TcpQueue(loop, sock, self._ready)
        self._sock = sock
        self._answer, self._on_closed = answer, on_closed
        self._received = bytearray()
        self._unanswered: list[Request] = []
        self._trickling = bytearray()
        self._timers: list[Timer] = []
        self._closed = False
        loop.watch(sock, self._ready)

    @property
    def peer_host(self) -> str:
        """Address of the client."""
        return str(self._sock.getpeername()[0])

    def open_tcp(self, channel: int, report_channel: int) -> Outlet:
        """Return a way out inside this connection."""
        return TcpOutlet(self.queue, channel, report_channel)

    def open_udp(self, rtp_port: int, rtcp_port: int) -> UdpOutlet:
        """Return a way out by UDP; raises OSError if no ports are free."""
        return UdpOutlet(self.loop, (self.peer_host, rtp_port, rtcp_port), self._heard)

    def add_session(self, stream: "AnyStream", outlet: Outlet) -> Session:
        """Return a new session that does not play yet."""
        session = Session(f"{random.getrandbits(64):016X}", stream, outlet, self.clock, random.Random())  # noqa: S311 - no secret: a camera's session number
        self.sessions[session] = stream
        return session

    def end_session(self, session: Session) -> None:
        """Stop playing and free the session."""
        stream = self.sessions.pop(session, None)
        if stream is not None:
            self.playing.discard(session)
            stream.leave(session)
            session.outlet.close()

    @property
    def answering(self) -> bool:
        """Whether an answer is still on its way, byte by byte: no packet may come between."""
        return bool(self._trickling)

    def after(self, delay_s: float, action: Callable[[], None]) -> None:
        """Run `action` later unless the connection ended by then."""
        self._timers.append(self.loop.after(delay_s, action))

    def fault_cleared(self) -> None:
        """Answer what was left unanswered while the camera was silent."""
        waiting, self._unanswered = self._unanswered, []
        for request in waiting:
            self._handle(request)

    def close(self, *, reset: bool = False) -> None:
        """End the connection and all its sessions, orderly or with a reset; idempotent."""
        if self._closed:
            return
        self._closed = True
        for session in tuple(self.sessions):
            self.end_session(session)
        for timer in self._timers:
            timer.cancel()
        self.loop.forget(self._sock)
        if reset:
            self._sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack(_LINGER, 1, 0))
        self._sock.close()
        self._on_closed(self)

    def _heard(self) -> None:
        for session in self.sessions:
            session.heard()

    def _ready(self, events: int) -> None:
        if events & selectors.EVENT_WRITE:
            self.queue.flush()
        if events & selectors.EVENT_READ:
            self._read()
        if self.queue.broken:
            self.close()

    def _read(self) -> None:
        try:
            data = self._sock.recv(_RECEIVE_BYTES)
        except BlockingIOError:
            return
        except OSError:
            data = b""
        if not data:
            self.close()
            return
        self._heard()
        self._received += data
        try:
            while not self._closed and (message := take_message(self._received)) is not None:
                if isinstance(message, Request):
                    self._handle(message)
        except BadRequestError:
            self.close()

    def _handle(self, request: Request) -> None:
        response = self._answer(self, request)
        if self._closed:
            return
        if response is None:
            self._unanswered.append(request)
            return
        data = response.to_bytes(request.headers.get("cseq", "0"))
        slowly = self.device is not None and self.device.shows(Fault.TRICKLE)
        if slowly or self._trickling:
            self._trickling += data
            if len(self._trickling) == len(data):
                self._trickle()
        else:
            self.queue.send(data)

    def _trickle(self) -> None:
        """Send one byte of the answers, and the next one later; all the rest at once when the fault is over."""
        fault = None if self.device is None else self.device.fault
        share, interval_s = len(self._trickling), 0.0
        if fault is not None and fault.fault is Fault.TRICKLE:
            share, interval_s = 1, fault.number("interval_s")
        self.queue.send(bytes(self._trickling[:share]))
        del self._trickling[:share]
        if self._trickling:
            self.after(interval_s, self._trickle)
