"""RTP and RTCP over UDP: a pair of ports, waited for together with the RTSP connection."""

import contextlib
import socket
import struct
from collections.abc import Callable
from typing import Final

from scc_wall.base.clock import Clock
from scc_wall.domain.cause import Cause
from scc_wall.video.picture import StreamError
from scc_wall.video.rtsp.interleaved import Incoming
from scc_wall.video.rtsp.interrupt import Interrupter, Waiter
from scc_wall.video.rtsp.limits import TICK_S
from scc_wall.video.rtsp.reorder import Reorder
from scc_wall.video.rtsp.rtp import Depacketiser
from scc_wall.video.rtsp.transport_tcp import Connection

_RECEIVE_BUFFER_BYTES: Final = 4 * 1024 * 1024
"""A 4K intra picture arrives in one burst; the system may grant less."""
_LARGEST_DATAGRAM: Final = 65536
_PAIRS_TRIED: Final = 64
_MOST_PER_TURN: Final = 256
"""Packets taken before the other sockets and the deadlines are looked at again."""


class UdpPorts:
    """An even port for RTP and the next one for RTCP, as RFC 3550 section 11 wants them.

    Raises
    ------
    StreamError
        INTERNAL if the system has no pair left.
    """

    def __init__(self, family: socket.AddressFamily, local: str) -> None:
        self.rtp, self.control = _bound_pair(family, local)
        self.port = int(self.rtp.getsockname()[1])
        for sock in (self.rtp, self.control):
            sock.settimeout(0)
        with contextlib.suppress(OSError):
            self.rtp.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, _RECEIVE_BUFFER_BYTES)

    def close(self) -> None:
        """Free both sockets; idempotent."""
        self.rtp.close()
        self.control.close()


def _bound_pair(family: socket.AddressFamily, local: str) -> tuple[socket.socket, socket.socket]:
    for _ in range(_PAIRS_TRIED):
        with contextlib.ExitStack() as kept:
            first = kept.enter_context(socket.socket(family, socket.SOCK_DGRAM))
            second = kept.enter_context(socket.socket(family, socket.SOCK_DGRAM))
            try:
                first.bind((local, 0))
                port = int(first.getsockname()[1])
                second.bind((local, port ^ 1))
            except OSError:
                continue
            kept.pop_all()
            return (first, second) if port % 2 == 0 else (second, first)
    raise StreamError(Cause.INTERNAL, "no pair of UDP ports is free")


def _to_nobody(_packet: bytes) -> None:
    """Tell nobody."""


class UdpMedia:
    """Receives one stream; packets of other senders are ignored.

    Parameters
    ----------
    incoming
        The RTSP connection, which is served in the same wait.
    senders
        IP addresses that packets may come from.
    server_port
        The camera's RTP port, None if it doesn't say.
    """

    def __init__(
        self,
        *,
        ports: UdpPorts,
        connection: Connection,
        incoming: Incoming,
        depacketiser: Depacketiser,
        senders: frozenset[str],
        server_port: int | None,
        clock: Clock,
        interrupter: Interrupter,
        on_control: Callable[[bytes], None],
    ) -> None:
        self._ports = ports
        self._connection = connection
        self._incoming = incoming
        self._depacketiser = depacketiser
        self._reorder = Reorder(depacketiser)
        self._senders = senders
        self._clock = clock
        self._on_control = on_control
        self._control_address = (connection.peer, server_port + 1) if server_port else None
        self._buffer = bytearray(_LARGEST_DATAGRAM)
        self._view = memoryview(self._buffer)
        self._waiter = Waiter(interrupter, reading=[ports.rtp, ports.control, connection.sock])
        self.bytes_received = 0
        if server_port:
            # Opens the way through our own firewall; cameras ignore it.
            self._send(ports.rtp, struct.pack(">BBHII", 0x80, 0, 0, 0, 0), (connection.peer, server_port))

    def walk(self) -> None:
        """Take the packets that are there already, up to the next picture."""
        ready, depacketiser = self._depacketiser.ready, self._depacketiser
        buffer, senders, reorder, clock = self._buffer, self._senders, self._reorder, self._clock
        receive = self._ports.rtp.recvfrom_into
        for _ in range(_MOST_PER_TURN):
            if ready:
                return
            try:
                length, sender = receive(buffer)
            except BlockingIOError:
                return
            except OSError:  # Windows tells here that an earlier packet of ours found nobody
                continue
            if sender[0] in senders:
                now_mono_ns = clock.mono_ns()
                depacketiser.arrived_mono_ns = now_mono_ns
                self.bytes_received += length
                reorder.offer(buffer, self._view, length, now_mono_ns)

    def receive(self, timeout_s: float = TICK_S) -> int:
        """Wait for any of the sockets and serve it; return the monotonic time afterwards.

        Raises
        ------
        StreamError
            When the RTSP connection ended, or when interrupted.
        """
        due = self._reorder.due_mono_ns
        if due is not None:
            timeout_s = min(timeout_s, max(0.0, (due - self._clock.mono_ns()) / 1e9))
        if self._connection.has_pending():
            timeout_s = 0.0
        ready = self._waiter.wait(timeout_s)
        if self._ports.control.fileno() in ready:
            self._receive_control()
        if self._connection.sock.fileno() in ready or self._connection.has_pending():
            self._incoming.receive(0.0)
        self.walk()
        now_mono_ns = self._clock.mono_ns()
        self._reorder.release(now_mono_ns)
        self._depacketiser.drop_if_too_large()
        return now_mono_ns

    def send_report(self, packet: bytes) -> None:
        """Send a receiver report, if the camera's port is known; loss is nobody's concern."""
        if self._control_address is not None:
            self._send(self._ports.control, packet, self._control_address)

    def close(self) -> None:
        """Free the waiter; the ports are closed by their owner. Idempotent."""
        self._waiter.close()
        self._buffer = bytearray()  # as `Incoming.forget`: who is told of control packets holds this one
        self._view = memoryview(self._buffer)
        self._on_control = _to_nobody

    def _receive_control(self) -> None:
        with contextlib.suppress(OSError):
            packet, sender = self._ports.control.recvfrom(_LARGEST_DATAGRAM)
            if sender[0] in self._senders:
                if self._control_address is None:
                    self._control_address = (sender[0], sender[1])
                self._on_control(packet)

    @staticmethod
    def _send(sock: socket.socket, packet: bytes, address: tuple[str, int]) -> None:
        with contextlib.suppress(OSError, OverflowError):
            sock.sendto(packet, address)
